"""Workbooks of people; who needs openpyxl imports this then."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

from elearn.domain.groups import Participant
from elearn.domain.people_lists import Fault
from elearn.formats.people_cells import MAX_COLUMNS, MAX_PARTS, MAX_UNPACKED_BYTES, Cell, TableRefused
from elearn.formats.plain_workbook import write_workbook as write_table
from elearn.formats.workbook_guard import WorkbookTooBig, check_workbook


def read_workbook(content: bytes) -> Iterator[list[Cell]]:
    """Read the first sheet, without formulas' results, links to other files or macros."""
    try:
        check_workbook(content, max_parts=MAX_PARTS, max_unpacked=MAX_UNPACKED_BYTES)
        with closing(load_workbook(io.BytesIO(content), read_only=True, keep_links=False)) as book:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what the file says of its size need not be true
            yield from (_read_row(row) for row in sheet.iter_rows(max_col=MAX_COLUMNS))
    except GeneratorExit:
        raise
    except WorkbookTooBig as refused:
        raise TableRefused(Fault.TOO_BIG) from refused
    except Exception as error:  # a broken workbook fails anywhere in the library, in any way
        raise TableRefused(Fault.UNREADABLE) from error


def _read_row(row: Sequence[ReadOnlyCell | EmptyCell]) -> list[Cell]:
    return [_read_cell(cell) for cell in row]


def _read_cell(cell: ReadOnlyCell | EmptyCell) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return Cell("=", is_formula=True)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Cell("" if value is None else str(value).strip())


def write_workbook(columns: Sequence[str], people: Iterable[Participant]) -> bytes:
    """Write a workbook of the people of a group."""
    rows = [(person.number, person.name, str(person.id)) for person in people]
    return write_table(columns, rows)
