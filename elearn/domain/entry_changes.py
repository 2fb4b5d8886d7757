"""What changed in an entry, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from elearn.domain.entries import EntryData


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """A field by its path, e.g. `choices.b.text`; empty where it was not there, or is not any more."""

    field: str
    old: str
    new: str


#: Fields that programs write: nobody needs to read them. A hash tells of another sound or picture.
_WRITTEN_BY_PROGRAMS = frozenset({"id", "source", "spoken_from", "bytes", "state", "path", "type"})


def list_field_changes(old: EntryData | None, new: EntryData | None) -> list[FieldChange]:
    """List the fields whose texts differ, in the order of the new entry, then those that are gone."""
    before, after = (dict(_flatten(data or {}, ())) for data in (old, new))
    return [
        FieldChange(field=name, old=before.get(name, ""), new=after.get(name, ""))
        for name in dict.fromkeys([*after, *before])
        if before.get(name, "") != after.get(name, "") and name.rsplit(".", 1)[-1] not in _WRITTEN_BY_PROGRAMS
    ]


def _flatten(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _flatten(each, (*path, str(name)))
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value, start=1):
            name = each["id"] if isinstance(each, Mapping) and "id" in each else number
            yield from _flatten(each, (*path, str(name)))
    elif value is not None:
        yield ".".join(path), str(value)
