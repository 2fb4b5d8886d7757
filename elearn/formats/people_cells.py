"""The cells of a table that somebody brings: CSV in whatever encoding, or XLSX. Nothing in it is ever run."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from elearn.domain.people_lists import Fault

MAX_BYTES = 900_000  # a request may have 1 MB
MAX_UNPACKED_BYTES = 20_000_000
MAX_PARTS = 200  # of a workbook
MAX_ROWS = 1_000
MAX_COLUMNS = 50
_LAST_ROW = 10 * MAX_ROWS  # blank ones counted: a file may claim any number
_DELIMITERS = ";\t,"
_FORMULA_STARTS = "=+-@"
_QUOTE = "'"


@dataclass(frozen=True)
class Cell:
    """One cell as text; a formula is only known to be one."""

    text: str
    is_formula: bool = False


class TableRefused(Exception):
    """The table cannot be taken at all."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def read_cells(content: bytes) -> list[tuple[int, list[Cell]]]:
    """Return the rows that are not blank, with their numbers as a spreadsheet counts them.

    Raises:
        TableRefused: with what is wrong.

    """
    if len(content) > MAX_BYTES:
        raise TableRefused(Fault.TOO_BIG)
    rows = _read_workbook(content) if content.startswith(b"PK") else _read_text(content)
    found = []
    for number, row in enumerate(rows, start=1):
        if any(cell.text for cell in row):
            found.append((number, row))
        if len(found) > MAX_ROWS + 1 or number > _LAST_ROW:
            raise TableRefused(Fault.TOO_MANY_ROWS)
    return found


def guard_text(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula, or for our apostrophe."""
    return _QUOTE + text if text.lstrip(_QUOTE)[:1] in tuple(_FORMULA_STARTS) else text


def _unguard(text: str) -> Cell:
    is_guarded = text.startswith(_QUOTE) and text.lstrip(_QUOTE)[:1] in tuple(_FORMULA_STARTS)
    return Cell(text[1:]) if is_guarded else Cell(text, is_formula=text[:1] in tuple(_FORMULA_STARTS))


def _read_text(content: bytes) -> Iterator[list[Cell]]:
    text = _decode(content)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [_unguard(cell.strip()) for cell in row[:MAX_COLUMNS]]
    except csv.Error as error:
        raise TableRefused(Fault.UNREADABLE) from error


def _decode(content: bytes) -> str:
    """Read UTF-8 or UTF-16 with their marks, UTF-8 without, else what a Russian Windows writes."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1251"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if all(character >= " " or character in "\t\r\n" for character in text):
            return text
    raise TableRefused(Fault.UNREADABLE)


def _read_workbook(content: bytes) -> Iterator[list[Cell]]:
    """Read a workbook; its library takes a tenth of a start, so it is imported when a workbook comes."""
    rows: Iterator[list[Cell]] = import_module("elearn.formats.people_workbook").read_workbook(content)
    return rows
