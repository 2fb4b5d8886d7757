"""Recordings and pictures that came with a file: each is what its name says, and can do nothing."""

import re
from collections.abc import Iterator, Mapping

from elearn.formats.bank_files.checks.media import find_svg_dangers
from elearn.formats.exchange.contents import MAX_MEMBER_BYTES, Fault, FaultKind, Place

_PATH = re.compile(r"media/[a-z0-9]+(-[a-z0-9]+)*\.(?P<ending>opus|mp3|svg|png|jpg|webp)")
_LONGEST = 255
_BEGINNINGS = {
    "opus": (b"OggS",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "webp": (b"RIFF",),
}


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
