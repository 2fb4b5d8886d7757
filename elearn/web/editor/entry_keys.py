"""Keys of entries in forms and addresses, e.g. `translation:law-0001:uz`."""

import re

from elearn.domain.entries import EntryKey, EntryKind

_TEXT = re.compile(r"(?P<kind>[a-z]{1,16}):(?P<id>[a-z0-9-]{1,64}):(?P<language>[a-z-]{0,16})")
_KINDS = frozenset(kind.value for kind in EntryKind)


def write_key(key: EntryKey) -> str:
    """Write a key for a form."""
    return f"{key.kind}:{key.id}:{key.language}"


def parse_key(text: str) -> EntryKey | None:
    """Read a key; None where it cannot be one."""
    found = _TEXT.fullmatch(text)
    if found is None or found["kind"] not in _KINDS:
        return None
    return EntryKey(EntryKind(found["kind"]), found["id"], found["language"])
