"""What stands around a document of a package: media and stimuli by path, also media that nobody has named."""

import hashlib
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from elearn.domain.entries import EntryKey, EntryKind, Patch

_RECORDINGS = {".mp3": "audio/mpeg", ".opus": "audio/ogg", ".ogg": "audio/ogg"}
_PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
TYPES = _RECORDINGS | _PICTURES
_STORED_AS = {".jpeg": ".jpg", ".ogg": ".opus"}
_QUERY = re.compile(r"[?#]")
_NO_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass
class Shelf:
    """The media of a package: ids by path, and patches of those that another system made."""

    read: Callable[[str], bytes | None]
    ids: dict[str, str] = field(default_factory=dict)
    stimuli: dict[str, str] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    found: dict[EntryKey, Patch] = field(default_factory=dict)

    def take(self, path: str, alt: str) -> str:
        """Make a medium of a file that no entry describes; empty if it is nothing that we can show."""
        content = self.read(path) if _ending(path) in TYPES else None
        if content is None:
            return ""
        medium_id = _slug(posixpath.splitext(posixpath.basename(path))[0], content)
        stored = f"media/{medium_id}{_STORED_AS.get(_ending(path), _ending(path))}"
        self.ids[path], self.media[stored] = medium_id, content
        data = {"id": medium_id, "kind": kind_of(path), "files": [describe(stored, content)]}
        key = EntryKey(EntryKind.MEDIUM, medium_id)
        self.found[key] = Patch(key=key, data=data | ({"alt": alt} if alt else {}))
        return medium_id


@dataclass(frozen=True)
class Around:
    """The shelf, as seen from a document."""

    path: str
    shelf: Shelf

    def find_medium(self, href: str, alt: str = "") -> str:
        """Return the medium's id; empty for what lies outside of the package."""
        path = self.resolve(href)
        return (self.shelf.ids.get(path) or self.shelf.take(path, alt)) if path else ""

    def find_stimulus(self, href: str, otherwise: str) -> str:
        """Return the id of the stimulus document."""
        return self.shelf.stimuli.get(self.resolve(href), otherwise)

    def is_recording(self, href: str) -> bool:
        """Tell by the name whether it is to be heard."""
        return kind_of(href) == "recording"

    def resolve(self, href: str) -> str:
        """Return the path in the package; empty if the address leads out."""
        return resolve(self.path, href)


def resolve(base: str, href: str) -> str:
    """Return the path of an address that stands in the document `base`; empty if it leads out."""
    if ":" in href.partition("/")[0] or href.startswith(("/", "\\")) or "\0" in href:
        return ""
    place = unquote(_QUERY.split(href, maxsplit=1)[0])
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), place)) if place else ""
    return "" if path.startswith("..") else path


def kind_of(path: str) -> str:
    """Tell by its name what a medium is."""
    return "recording" if _ending(path) in _RECORDINGS else "picture"


def describe(path: str, content: bytes) -> Mapping[str, Any]:
    """Describe a file as media.yaml does."""
    return {
        "path": path,
        "type": TYPES.get(_ending(path), "application/octet-stream"),
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }


def _ending(path: str) -> str:
    return posixpath.splitext(path)[1].lower()


def _slug(name: str, content: bytes) -> str:
    plain = _NO_SLUG.sub("-", name.lower()).strip("-")[:40].strip("-") or "medium"
    return f"{plain}-{hashlib.sha256(content).hexdigest()[:6]}"
