"""Rows as plain JSON values and back, the same for every engine."""

import base64
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, Table

from elearn.storage.tables.base import UtcDateTime, Words

Plain = dict[str, Any]
_Convert = Callable[[Any], Any]

#: How a value is written and read, by the type that Python has for a column.
_CONVERSIONS: Mapping[type, tuple[_Convert, _Convert]] = {
    UUID: (lambda value: value.hex, UUID),
    datetime: (datetime.isoformat, datetime.fromisoformat),
    date: (date.isoformat, date.fromisoformat),
    bytes: (
        lambda value: base64.b64encode(value).decode(),
        lambda text: base64.b64decode(text, validate=True),
    ),
    tuple: (list, tuple),
}
_OWN_TYPES: Mapping[type, type] = {UtcDateTime: datetime, Words: tuple}


def writer_of(table: Table) -> Callable[[RowMapping], Plain]:
    """Return the function that makes a row of the table plain."""
    return _converter(table, 0)


def reader_of(table: Table) -> Callable[[Plain], Plain]:
    """Return the function that reads a plain row: exactly the table's columns, else ValueError."""
    convert, names = _converter(table, 1), {column.name for column in table.columns}

    def read(plain: Plain) -> Plain:
        if set(plain) != names:
            raise ValueError(f"columns of {table.name} differ: {sorted(set(plain) ^ names)}")
        return convert(plain)

    return read


def _converter(table: Table, direction: int) -> Callable[[Mapping[Any, Any]], Plain]:
    conversions: dict[str, _Convert] = {}
    for column in table.columns:
        python_type = _OWN_TYPES.get(type(column.type)) or column.type.python_type
        if python_type in _CONVERSIONS:
            conversions[column.name] = _CONVERSIONS[python_type][direction]

    def convert(row: Mapping[Any, Any]) -> Plain:
        plain = dict(row)
        for name, function in conversions.items():
            if plain[name] is not None:
                plain[name] = function(plain[name])
        return plain

    return convert
