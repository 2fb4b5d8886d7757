"""Files of media as media.yaml describes them, and ids for those that another system named."""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from typing import Any

_RECORDINGS = {".mp3": "audio/mpeg", ".opus": "audio/ogg", ".ogg": "audio/ogg"}
_PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
TYPES = _RECORDINGS | _PICTURES
STORED_AS = {".jpeg": ".jpg", ".ogg": ".opus"}
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def kind_of(path: str) -> str:
    """Tell by its name what a medium is."""
    return "recording" if ending_of(path) in _RECORDINGS else "picture"


def describe(path: str, content: bytes) -> Mapping[str, Any]:
    """Describe a file as media.yaml does."""
    return {
        "path": path,
        "type": TYPES.get(ending_of(path), "application/octet-stream"),
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }


def ending_of(path: str) -> str:
    """Return the ending of a name, in small letters."""
    return posixpath.splitext(path)[1].lower()


def name_medium(path: str, content: bytes) -> str:
    """Name a medium by its file: another content is another medium."""
    name = posixpath.splitext(posixpath.basename(path))[0]
    plain = _NO_SLUG.sub("-", name.lower()).strip("-")[:40].strip("-") or "medium"
    return f"{plain}-{hashlib.sha256(content).hexdigest()[:6]}"
