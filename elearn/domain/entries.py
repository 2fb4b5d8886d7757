"""Entries: the pieces that editors work on, each a part of a release's files.

An entry's data is what stands in the file (docs/content.md), as plain values that JSON knows: dates are texts
`2026-11-21`. Whoever reads another format makes patches of entries: only the fields that the format carries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeGuard

EntryData = Mapping[str, Any]


class EntryKind(StrEnum):
    """What an entry is."""

    MANIFEST = "manifest"
    TOPICS = "topics"  # the whole tree, {"topics": [...]}
    ITEM = "item"
    STIMULUS = "stimulus"
    MEDIUM = "medium"
    MISCONCEPTION = "misconception"
    TEST = "test"
    TRANSLATION = "translation"  # of an item, by its id
    LESSON = "lesson"  # by topic; the Russian one too: {"text", "state", "source"}


@dataclass(frozen=True, order=True)
class EntryKey:
    """Which entry of a release; `language` of translations and lessons, else empty."""

    kind: EntryKind
    id: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry as it stands in a release; `file` is the path of the file that holds it."""

    key: EntryKey
    file: str
    data: EntryData = field(hash=False)


@dataclass(frozen=True, kw_only=True)
class Patch:
    """What a file of another format says about an entry; fields that are not named stay as they are."""

    key: EntryKey
    data: EntryData = field(hash=False)


def apply_patch(data: EntryData | None, patch: EntryData) -> dict[str, Any]:
    """Put a patch over what is there: mappings field by field, lists of things with ids by id.

    The order and the members of such a list are the patch's; a field set to None is taken out.
    """
    merged = dict(data or {})
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = _merge(merged.get(name), value)
    return merged


def _merge(old: object, new: object) -> object:
    if isinstance(new, Mapping):
        return apply_patch(old if isinstance(old, Mapping) else None, new)
    if _has_ids(new):
        by_id = {each["id"]: each for each in old} if _has_ids(old) else {}
        return [apply_patch(by_id.get(each["id"]), each) for each in new]
    return new


def _has_ids(value: object) -> TypeGuard[Sequence[EntryData]]:
    if not isinstance(value, list | tuple):
        return False
    return all(isinstance(each, Mapping) and "id" in each for each in value)
