"""Recordings and pictures that came with a file: each is what its name says, and can do nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import import_module
from typing import Any

from elearn.domain.entries import EntryKind, Patch
from elearn.formats.bank_files.checks.svg import find_svg_dangers
from elearn.formats.exchange.contents import MAX_MEMBER_BYTES, Fault, FaultKind, Place
from elearn.formats.uploads.refusal import UploadRefused

_PATH = re.compile(r"media/[a-z0-9]+(-[a-z0-9]+)*\.(?P<ending>opus|mp3|svg|webp)")
_LONGEST = 255
_BEGINNINGS = {
    "opus": (b"OggS",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "webp": (b"RIFF",),
}
#: Pictures of other systems that become what banks have.
_OTHERS = ("png", "jpg", "jpeg")


def find_media_faults(media: Mapping[str, bytes]) -> Iterator[Fault]:
    """Name the files that a bank cannot have."""
    for path, content in media.items():
        place, found = Place(file=path[:200]), _PATH.fullmatch(path)
        if found is None or len(path) > _LONGEST:
            yield Fault(place=place, kind=FaultKind.REFUSED)
        elif len(content) > MAX_MEMBER_BYTES:
            yield Fault(place=place, kind=FaultKind.TOO_LARGE, details={"limit": MAX_MEMBER_BYTES})
        elif not _is_sound(found["ending"], content):
            yield Fault(place=place, kind=FaultKind.REFUSED)


def _is_sound(ending: str, content: bytes) -> bool:
    return not find_svg_dangers(content) if ending == "svg" else content.startswith(_BEGINNINGS[ending])


@dataclass
class ConvertedMedia:
    """Patches and files in which every picture is of a kind that banks have; others stay as they are."""

    patches: list[Patch] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)


def convert_pictures(patches: Iterable[Patch], media: Mapping[str, bytes]) -> ConvertedMedia:
    """Make the PNG and JPEG of other systems into WebP, without what a camera wrote into them."""
    converted = ConvertedMedia(media=dict(media))
    for patch in patches:
        is_medium = patch.key.kind is EntryKind.MEDIUM and patch.data.get("files")
        if is_medium:
            files = [_convert(dict(file), converted.media) for file in patch.data["files"]]
            converted.patches.append(Patch(key=patch.key, data={**patch.data, "files": files}))
        else:
            converted.patches.append(patch)
    return converted


def _convert(file: dict[str, Any], media: dict[str, bytes]) -> dict[str, Any]:
    path = str(file.get("path", ""))
    stem, _, ending = path.rpartition(".")
    if ending not in _OTHERS or path not in media:
        return file
    try:  # its library is imported when such a picture comes
        made = import_module("elearn.formats.uploads.pictures").make_picture(media[path])
    except (UploadRefused, ModuleNotFoundError):  # the file stays, and is a fault
        return file
    del media[path]
    media[f"{stem}.webp"] = made.content
    described = {"path": f"{stem}.webp", "type": "image/webp", "bytes": len(made.content)}
    return {**file, **described, "sha256": sha256(made.content).hexdigest()}
