"""Workbooks of plain tables; who needs openpyxl imports this then."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

WIDEST = 50  # characters of a column


def write_workbook(header: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]) -> bytes:
    """Write one sheet; numbers are numbers, and every text is text, whatever it begins with."""
    book = Workbook()
    sheet = book.active
    table: list[Sequence[str | int | float | None]] = [header, *rows]
    for line, row in enumerate(table, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(line, column, value)
            if isinstance(value, str):
                cell.data_type, cell.quotePrefix = "s", True
            elif isinstance(value, float):
                cell.number_format = "0.0"
    for column, values in enumerate(zip(*table, strict=True), start=1):
        letter = sheet.cell(1, column).column_letter
        sheet.column_dimensions[letter].width = min(
            WIDEST, 3 + max(len(str(value or "")) for value in values)
        )
    sheet.freeze_panes = "A2"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
