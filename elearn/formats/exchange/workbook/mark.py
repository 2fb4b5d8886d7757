"""A copy of a workbook that somebody brought, with what is wrong marked and said at the cells."""

import io
from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from elearn.formats.exchange.contents import Place
from elearn.formats.exchange.workbook.cells import Row, read_sheets
from elearn.formats.exchange.workbook.rows import COLUMNS
from elearn.formats.exchange.workbook.sheets import add_sheet, write_cell
from elearn.formats.exchange.workbook.write import SHEETS

_WRONG = PatternFill("solid", start_color="FFFFC7CE")


def mark_workbook(content: bytes, words: Iterable[tuple[Place, str]]) -> bytes:
    """Write the sheets anew, as text, and a comment at every cell that `words` are about.

    Raises:
        BookRefused: the workbook cannot be read.

    """
    book = Workbook()
    book.remove(book.active)
    for name, rows in read_sheets(content, tuple(SHEETS)).items():
        _copy(book, name, rows)
    if not book.worksheets:
        book.create_sheet()
    said: dict[tuple[str, str], list[str]] = {}
    for place, text in words:
        if place.file in book.sheetnames and place.line:
            said.setdefault((place.file, f"{place.column or 'A'}{place.line}"), []).append(text)
    _mark(book, said)
    copy = io.BytesIO()
    book.save(copy)
    return copy.getvalue()


def _copy(book: Workbook, name: str, rows: Iterable[Row]) -> None:
    add_sheet(book, name, COLUMNS[SHEETS[name][0]][:0], ())
    for number, cells in rows:
        for place, cell in enumerate(cells, start=1):
            if cell.text:
                write_cell(book[name].cell(number, place), cell.day or cell.text)


def _mark(book: Workbook, said: Mapping[tuple[str, str], list[str]]) -> None:
    for (sheet, where), texts in said.items():
        cell = book[sheet][where]
        cell.fill = _WRONG
        cell.comment = Comment("\n".join(texts), "", height=120, width=300)
