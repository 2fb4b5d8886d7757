"""Entries <-> the cells of a row, by the names of columns."""

from collections.abc import Mapping
from typing import Any

from elearn.domain.entries import EntryData, EntryKind
from elearn.formats.exchange.workbook.columns import (
    ITEM_COLUMNS,
    RUSSIAN,
    STIMULUS_COLUMNS,
    TRANSLATION_COLUMNS,
    Column,
)

COLUMNS: Mapping[EntryKind, tuple[Column, ...]] = {
    EntryKind.ITEM: ITEM_COLUMNS,
    EntryKind.STIMULUS: STIMULUS_COLUMNS,
    EntryKind.TRANSLATION: TRANSLATION_COLUMNS,
}


def write_row(kind: EntryKind, data: EntryData, *, russian: str = "") -> dict[str, object]:
    """Return the values of a row; what the entry has not is not in it."""
    cells: dict[str, object] = {RUSSIAN: russian} if russian else {}
    for column in COLUMNS[kind]:
        value = _find(data, column)
        if value is not None:
            cells[column.name] = _write(column, value)
    return cells


def _write(column: Column, value: Any) -> object:
    try:
        return column.write(value)
    except (TypeError, ValueError, KeyError, AttributeError):  # a draft may hold anything yet
        return str(value)


def _find(data: EntryData, column: Column) -> Any:
    if not column.part:
        return data.get(column.field or column.name)
    parts = data.get(column.field) or ()
    if isinstance(parts, Mapping):
        return parts.get(column.part)
    named = (each for each in parts if isinstance(each, Mapping) and each.get("id") == column.part)
    return next((each.get(_name(column)) for each in named), None)


def _name(column: Column) -> str:
    name = column.name.rpartition("_")[0]
    return "text" if name == "choice" else name


def read_row(kind: EntryKind, values: Mapping[str, Any]) -> dict[str, Any]:
    """Put the parsed values of a row together as the fields of an entry; None: taken out.

    `values` has every column that the sheet has.
    """
    data: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {}
    for column in COLUMNS[kind]:
        if column.name not in values or column.name == RUSSIAN:
            continue
        if column.part:
            parts.setdefault(column.part, {})[_name(column)] = values[column.name]
        else:
            data[column.name] = values[column.name]
    if parts:
        is_item = kind is EntryKind.ITEM
        data["choices"] = _join_choices(parts) if is_item else _join_texts(parts)
    return data


def _join_choices(parts: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]] | None:
    there = {part: fields for part, fields in parts.items() if any(fields.values())}
    return [{"id": part, **fields} for part, fields in there.items()] or None


def _join_texts(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any] | None:
    texts = {part: fields.get("text") for part, fields in parts.items()}
    return texts if any(texts.values()) else None
