"""What no import may bring into a draft, whichever format it came by."""

import re
from collections.abc import Iterator, Mapping

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.foreign_entries import PREFIXES
from elearn.domain.items import BankId
from elearn.domain.languages import SOURCE_LANGUAGE, WRITTEN_LANGUAGES

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ITEM = re.compile(r"(?P<prefix>[a-z]+)-[0-9]{4}")
#: The manifest is written when a release is published; the tree of topics is no part of any other system.
CHANGEABLE = frozenset(EntryKind) - {EntryKind.MANIFEST, EntryKind.TOPICS}
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DEEPEST = 8
_LARGEST = 10**9


def is_usable_key(key: EntryKey, bank_id: BankId) -> bool:
    """Whether a new entry may have this key: the bank's own ids, a language that people write."""
    if key.kind not in CHANGEABLE or len(key.id) > 64 or not _SLUG.fullmatch(key.id):
        return False
    if key.kind in {EntryKind.ITEM, EntryKind.TRANSLATION}:
        found = _ITEM.fullmatch(key.id)
        if not found or found["prefix"] != PREFIXES.get(bank_id):
            return False
    languages = set(WRITTEN_LANGUAGES) - ({SOURCE_LANGUAGE} if key.kind is EntryKind.TRANSLATION else set())
    is_in_languages = key.kind in {EntryKind.TRANSLATION, EntryKind.LESSON}
    return key.language in languages if is_in_languages else not key.language


def is_plain(value: object, depth: int = 0) -> bool:
    """Whether JSON of both databases can keep it, and every text is one that a file of a bank may hold."""
    if depth > _DEEPEST:
        return False
    if isinstance(value, Mapping):
        return all(isinstance(name, str) and is_plain(name) for name in value) and all(
            is_plain(each, depth + 1) for each in value.values()
        )
    if isinstance(value, list | tuple):
        return all(is_plain(each, depth + 1) for each in value)
    if isinstance(value, str):
        return not _ODD.search(value)
    if isinstance(value, int | float):
        return abs(value) < _LARGEST  # no infinity, and what is no number is not less either
    return value is None


def find_odd_fields(data: Mapping[str, object]) -> Iterator[str]:
    """Name the fields that cannot be kept."""
    return (str(name)[:64] for name, value in data.items() if not is_plain(value))
