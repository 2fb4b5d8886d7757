"""What an import would change, entry by entry."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from elearn.domain.entries import EntryData, EntryKey


@dataclass(frozen=True, kw_only=True)
class EntryChange:
    """An entry before and after; `before` None: it is new. `is_worked_on`: changed in this draft before."""

    key: EntryKey
    before: EntryData | None = field(hash=False)
    after: EntryData = field(hash=False)
    file: str
    version: int
    is_worked_on: bool = False
    is_stale: bool = False  # a translation of a Russian text that has changed since it went out


def mark_seen(changes: Sequence[EntryChange], media: Mapping[str, bytes]) -> str:
    """Name what somebody was shown: another name means that it is not the same any more."""
    entries = [
        [change.key.kind, change.key.id, change.key.language, change.version, change.after]
        for change in changes
    ]
    files = sorted((path, sha256(content).hexdigest()) for path, content in media.items())
    return sha256(json.dumps([entries, files], sort_keys=True).encode()).hexdigest()
