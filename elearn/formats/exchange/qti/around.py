"""What stands around a document of a package: media and stimuli by path, also media that nobody has named."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from elearn.domain.entries import EntryKey, EntryKind, Patch
from elearn.formats.exchange.media_described import (
    STORED_AS,
    TYPES,
    describe,
    ending_of,
    kind_of,
    name_medium,
)

_QUERY = re.compile(r"[?#]")


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
        content = self.read(path) if ending_of(path) in TYPES else None
        if content is None:
            return ""
        medium_id = name_medium(path, content)
        stored = f"media/{medium_id}{STORED_AS.get(ending_of(path), ending_of(path))}"
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
