"""An uploaded picture as the one file that a bank keeps: SVG without programs, or WebP without metadata."""

import io
import re
import warnings
from dataclasses import dataclass
from xml.etree import ElementTree

from PIL import Image, ImageOps

from elearn.formats.bank_files.checks.svg import find_svg_dangers, list_svg_dangers_of
from elearn.formats.bank_files.picture_size import read_svg_size
from elearn.formats.uploads.refusal import UploadFault, UploadRefused, check_size

LONGEST_SIDE, SHORTEST_SIDE = 1_200, 40  # pixels
MOST_PIXELS = 40_000_000
QUALITY = 80
_SVG = "http://www.w3.org/2000/svg"
# \0: UTF-16 would hide the others
_FORBIDDEN = re.compile(rb"\0|<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)
_LENGTH = re.compile(r"([0-9.]+)(?:px)?")


@dataclass(frozen=True, kw_only=True)
class MadePicture:
    """The file of a picture; `suffix` svg or webp."""

    content: bytes
    suffix: str


def make_picture(content: bytes) -> MadePicture:
    """Make the file of a picture from SVG, PNG, JPEG or WebP.

    Raises:
        UploadRefused: it is no such picture, too large or too small.

    """
    check_size(content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return MadePicture(content=_clean_svg(content), suffix="svg")
    return MadePicture(content=_write_webp(_read_pixels(content)), suffix="webp")


def _read_pixels(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise UploadRefused(UploadFault.TOO_MANY_PIXELS)
                upright = ImageOps.exif_transpose(picture)
                return upright.convert("RGBA" if "A" in upright.getbands() else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UploadRefused(UploadFault.TOO_MANY_PIXELS) from error
    except UploadRefused:
        raise
    except Exception as error:  # a damaged picture can fail anywhere in the library
        raise UploadRefused(UploadFault.NOT_PICTURE) from error


def _write_webp(picture: Image.Image) -> bytes:
    """Write it anew: neither place nor camera nor name of what was sent remains."""
    if max(picture.size) < SHORTEST_SIDE:
        raise UploadRefused(UploadFault.TOO_SMALL)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture.info.clear()
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=QUALITY, method=6)
    return file.getvalue()


def _clean_svg(content: bytes) -> bytes:
    """Take out what could run or load something; what is left keeps its place by a viewBox."""
    if _FORBIDDEN.search(content):
        raise UploadRefused(UploadFault.NOT_PICTURE)
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - entities were refused above
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UploadRefused(UploadFault.NOT_PICTURE) from error
    if root.tag not in {f"{{{_SVG}}}svg", "svg"}:
        raise UploadRefused(UploadFault.NOT_PICTURE)
    try:
        cleaned = _write_svg(root)
    except RecursionError as error:  # no picture is as deep as that
        raise UploadRefused(UploadFault.NOT_PICTURE) from error
    if find_svg_dangers(cleaned) or read_svg_size(cleaned) is None:
        raise UploadRefused(UploadFault.NOT_PICTURE)
    return cleaned


def _write_svg(root: ElementTree.Element) -> bytes:
    _clean(root)
    _give_view_box(root)
    ElementTree.register_namespace("", _SVG)
    return bytes(ElementTree.tostring(root, encoding="utf-8")) + b"\n"


def _clean(element: ElementTree.Element) -> None:
    for child in list(element):
        if not isinstance(child.tag, str) or list_svg_dangers_of(child, is_element=True):
            element.remove(child)
        else:
            _clean(child)
    for name in list(element.attrib):
        if list_svg_dangers_of(ElementTree.Element("g", {name: element.attrib[name]})):
            del element.attrib[name]


def _give_view_box(root: ElementTree.Element) -> None:
    sides = [_LENGTH.fullmatch(root.get(name, "").strip()) for name in ("width", "height")]
    if root.get("viewBox") is None and all(sides):
        root.set("viewBox", " ".join(["0 0", *(side[1] for side in sides if side)]))
