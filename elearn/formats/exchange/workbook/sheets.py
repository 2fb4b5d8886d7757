"""One sheet as people like it: a header that stays, wrapped text, drop-downs; no cell is ever a formula."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from elearn.formats.exchange.workbook.columns import RUSSIAN, Column

LISTS = "lists"
LAST_ROW = 1_000  # of the drop-downs
FIRST_YEAR = 1900  # that a spreadsheet knows
_HEADER = PatternFill("solid", start_color="FFDDE6F0")
_QUIET = PatternFill("solid", start_color="FFF2F2F2")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
#: How a cell with several values is written.
_EXAMPLES = {
    "accepted": "книгу\nкнижку",
    "laws": "115-fz 13.3 2025-08-14\n115-fz 5 2025-08-14",
    "checked_on": "2026-11-21\n21.11.2026",
    "review_by": "2026-11-21\n21.11.2026",
    "sources": "https://…\nhttps://…",
    "fields": "surname: Фамилия\nname: Имя",
    "rubric": "task 1 …\nwords 2 …",
}


def add_sheet(
    book: Workbook, name: str, columns: Sequence[Column], rows: Iterable[Mapping[str, object]]
) -> None:
    """Write a sheet with its header, its rows and its drop-downs."""
    sheet = book.create_sheet(name)
    for place, column in enumerate(columns, start=1):
        _write_header(sheet.cell(1, place), column)
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        if column.list_name:
            _add_drop_down(sheet, letter, column.list_name)
    for line, row in enumerate(rows, start=2):
        for place, column in enumerate(columns, start=1):
            write_cell(sheet.cell(line, place), row.get(column.name))
            if column.name == RUSSIAN:
                sheet.cell(line, place).fill = _QUIET
    sheet.freeze_panes = "B2"


def add_lists(book: Workbook, lists: Mapping[str, Sequence[str]]) -> None:
    """Write the hidden sheet that the drop-downs point at: each list is a name of the workbook."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for place, (name, values) in enumerate(sorted(lists.items()), start=1):
        letter = get_column_letter(place)
        for line, value in enumerate([name, *values], start=1):
            write_cell(sheet.cell(line, place), value)
        reference = f"{LISTS}!${letter}$2:${letter}${max(2, len(values) + 1)}"
        _define(book, f"list_{name}", reference)


def write_cell(cell: Cell, value: object) -> None:
    """Write a value; a text is a text, whatever it begins with."""
    if value is None:
        return
    if isinstance(value, int):
        cell.value = value
    elif isinstance(value, date) and value.year > FIRST_YEAR:
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    else:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))
        cell.data_type, cell.quotePrefix, cell.number_format = "s", True, "@"
    cell.alignment = _WRAPPED


def _write_header(cell: Cell, column: Column) -> None:
    write_cell(cell, column.name)
    cell.font, cell.fill = Font(bold=True), _HEADER
    if column.name in _EXAMPLES:
        cell.comment = Comment(_EXAMPLES[column.name], "", height=80, width=240)


def _add_drop_down(sheet: Any, letter: str, list_name: str) -> None:
    rule = DataValidation(type="list", formula1=f"list_{list_name}", allow_blank=True)
    rule.errorStyle = "warning"  # what is new may be typed all the same
    rule.add(f"{letter}2:{letter}{LAST_ROW}")
    sheet.add_data_validation(rule)


def _define(book: Workbook, name: str, reference: str) -> None:
    book.defined_names[name] = DefinedName(name, attr_text=reference)
