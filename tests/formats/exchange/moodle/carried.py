"""What of a release a file can carry, by its own report, and what a file brings."""

from collections.abc import Mapping, Sequence
from functools import cache, reduce
from typing import Any

from elearn.domain.entries import Entry, EntryKey, apply_patch
from elearn.formats.bank_files.entries import split_release
from elearn.formats.exchange.contents import Exported, Imported
from tests.usecases.editing_desk import real_release

Data = dict[EntryKey, Any]


@cache
def real_entries(bank_id: str) -> list[Entry]:
    return split_release(real_release(bank_id).files)


def real_media(bank_id: str) -> Mapping[str, bytes]:
    files = real_release(bank_id).files
    return {path: content for path, content in files.items() if path.startswith("media/")}


def without_losses(data: Mapping[EntryKey, Any], exported: Exported) -> Data:
    """Take the fields out that the report names; an entry without fields is none."""
    fields: dict[EntryKey, list[str]] = {}
    for loss in exported.losses:
        fields.setdefault(loss.key, []).append(loss.field)
    rest: Data = {}
    for key, value in data.items():
        left = reduce(_without, fields.get(key, ()), value)
        rest |= {key: left} if left else {}
    return rest


def by_key(entries: Sequence[Entry]) -> Data:
    return {entry.key: entry.data for entry in entries}


def brought(imported: Imported) -> Data:
    """Return what a file says, put into an empty draft."""
    return {patch.key: apply_patch(None, patch.data) for patch in imported.patches}


def _without(value: Any, path: str) -> Any:
    if isinstance(value, list):
        return [_without(each, path) for each in value]
    head, _, rest = path.partition(".")
    if head not in value:
        return value
    if not rest:
        return {name: each for name, each in value.items() if name != head}
    return {**value, head: _without(value[head], rest)}
