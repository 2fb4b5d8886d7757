"""Tables that go out: CSV for a double click in any country, and workbooks. No cell is ever a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from importlib import import_module

from elearn.formats.people_cells import guard_text

Value = str | int | float | None


def write_table_csv(
    header: Sequence[str], rows: Iterable[Sequence[Value]], *, decimal_sign: str = "."
) -> bytes:
    """Write a table; numbers stay numbers, text that begins like a formula gets an apostrophe.

    A fraction is written with the sign of the reader's country: elsewhere 12.3 is a day in March.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([guard_text(title) for title in header])
    for row in rows:
        writer.writerow([_write(value, decimal_sign) for value in row])
    return text.getvalue().encode("utf-8-sig")


def write_table_xlsx(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Write a workbook; its library is imported when somebody wants one."""
    content: bytes = import_module("elearn.formats.plain_workbook").write_workbook(header, rows)
    return content


def _write(value: Value, decimal_sign: str) -> str | int | None:
    if isinstance(value, float):
        return str(value).replace(".", decimal_sign)
    return guard_text(value) if isinstance(value, str) else value
