"""Recordings and pictures of other systems."""

import io
from hashlib import sha256

import pytest
from PIL import Image

from elearn.domain.entries import EntryKey, EntryKind, Patch
from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.media_files import convert_pictures, find_media_faults

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("path", "content", "kind"),
    [
        ("media/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', None),
        ("media/a.svg", SVG, FaultKind.REFUSED),
        ("media/a.mp3", b"ID3", None),
        ("media/a.mp3", b"MZ", FaultKind.REFUSED),
        ("media/a.exe", b"MZ", FaultKind.REFUSED),
        ("media/../a.svg", b"<svg/>", FaultKind.REFUSED),
        (f"media/{'a' * 250}.mp3", b"ID3", FaultKind.REFUSED),
        ("media/a.mp3", b"ID3" + bytes(20_000_000), FaultKind.TOO_LARGE),
    ],
)
def test_a_file_is_what_its_name_says_and_can_do_nothing(
    path: str, content: bytes, kind: FaultKind | None
) -> None:
    assert [fault.kind for fault in find_media_faults({path: content})] == ([kind] if kind else [])


def picture(path: str) -> Patch:
    return Patch(key=EntryKey(EntryKind.MEDIUM, "hist-pic-0001"), data={"files": [{"path": path}]})


def test_a_png_becomes_what_banks_have() -> None:
    png = io.BytesIO()
    Image.new("RGB", (60, 60)).save(png, "PNG")

    converted = convert_pictures([picture("media/a.png")], {"media/a.png": png.getvalue()})

    ((path, content),) = converted.media.items()
    (file,) = converted.patches[0].data["files"]
    assert path == file["path"] == "media/a.webp"
    assert file["sha256"] == sha256(content).hexdigest()
    assert list(find_media_faults(converted.media)) == []


@pytest.mark.parametrize("media", [{"media/a.png": b"no picture"}, {}])
def test_what_is_no_picture_stays_and_is_refused(media: dict[str, bytes]) -> None:
    converted = convert_pictures([picture("media/a.png")], media)

    assert converted.patches == [picture("media/a.png")]
    assert len(list(find_media_faults(converted.media))) == len(media)
