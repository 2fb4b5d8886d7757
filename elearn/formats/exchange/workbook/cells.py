"""The cells of a workbook that somebody brings, sheet by sheet; nothing in it is ever run."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils import get_column_letter

from elearn.formats.exchange.contents import MAX_ENTRIES, Fault, FaultKind, Place
from elearn.formats.workbook_guard import WorkbookRefused, WorkbookTooBig, check_workbook

MAX_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 60_000_000
MAX_PARTS = 200
MAX_COLUMNS = 60
_LAST_ROW = 4 * MAX_ENTRIES  # blank ones counted: a file may claim any number


@dataclass(frozen=True)
class SheetCell:
    """A cell as text. `day`: what a spreadsheet took for a day, as ISO 8601. `fault`: it cannot be read."""

    text: str
    day: str = ""
    fault: FaultKind | None = None


Row = tuple[int, Sequence[SheetCell]]


class BookRefused(Exception):
    """The workbook cannot be taken at all."""

    def __init__(self, kind: FaultKind, **details: str | int) -> None:
        super().__init__(kind)
        self.fault = Fault(place=Place(), kind=kind, details=details)


def read_sheets(content: bytes, names: Sequence[str]) -> Mapping[str, list[Row]]:
    """Return the rows that say something of the sheets with these names, with their numbers.

    Raises:
        BookRefused: with what is wrong.

    """
    if len(content) > MAX_BYTES:
        raise BookRefused(FaultKind.TOO_LARGE, limit=MAX_BYTES)
    if not content.startswith(b"PK"):
        raise BookRefused(FaultKind.OTHER_FORMAT)
    try:
        check_workbook(content, max_parts=MAX_PARTS, max_unpacked=MAX_UNPACKED_BYTES)
        return _read(content, names)
    except BookRefused:
        raise
    except WorkbookTooBig as error:
        raise BookRefused(FaultKind.TOO_LARGE, limit=MAX_UNPACKED_BYTES) from error
    except WorkbookRefused as error:
        raise BookRefused(FaultKind.REFUSED) from error
    except Exception as error:  # a broken workbook fails anywhere in the library, in any way
        raise BookRefused(FaultKind.BROKEN) from error


def _read(content: bytes, names: Sequence[str]) -> dict[str, list[Row]]:
    with closing(load_workbook(io.BytesIO(content), read_only=True, keep_links=False)) as book:
        sheets = {sheet.title.strip().lower(): sheet for sheet in book.worksheets}
        found = {}
        for name in names:
            if name in sheets:
                sheets[name].reset_dimensions()  # what the file says of its size need not be true
                found[name] = list(_read_rows(sheets[name].iter_rows(max_col=MAX_COLUMNS)))
        return found


def _read_rows(rows: Iterator[Sequence[ReadOnlyCell | EmptyCell]]) -> Iterator[Row]:
    count = 0
    for number, row in enumerate(rows, start=1):
        cells = [_read_cell(cell) for cell in row]
        if any(cell.text or cell.fault for cell in cells):
            count += 1
            yield number, cells
        if count > MAX_ENTRIES + 1 or number > _LAST_ROW:
            raise BookRefused(FaultKind.TOO_MANY, limit=MAX_ENTRIES)


def _read_cell(cell: ReadOnlyCell | EmptyCell) -> SheetCell:
    value = cell.value
    if value is None:
        return SheetCell("")
    if cell.data_type == "f":
        return SheetCell("=", fault=FaultKind.REFUSED)
    if cell.data_type in {"e", "b"}:
        return SheetCell(str(value)[:50], fault=FaultKind.BAD_VALUE)
    if isinstance(value, datetime | date):
        return SheetCell(f"{value:%d.%m.%Y}", day=f"{value:%Y-%m-%d}")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    # a spreadsheet writes what was pasted from Windows with `_x000D_` at its line ends
    return SheetCell(str(value).replace("_x000D_\n", "\n").replace("\r\n", "\n").strip())


def letter_of(place: int) -> str:
    """Return the letters of a column, counted from 0."""
    return str(get_column_letter(place + 1))
