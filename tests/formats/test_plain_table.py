"""Tables that go out: numbers stay numbers, and no text becomes a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from elearn.formats.plain_table import write_table_csv, write_table_xlsx

HEADER = ("=Title", "Marks")
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "=cmd|' /C calc'!A0"]
# What XML cannot hold never reaches a table: names are tidied before they are stored.
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=40)


def read_csv(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_is_a_formula_in_csv(text: str) -> None:
    (header, row) = read_csv(write_table_csv(HEADER, [(text, 1)]))

    assert header == ["'=Title", "Marks"]
    assert row == ["'" + text, "1"]


def test_a_negative_number_in_csv_stays_a_number() -> None:
    assert read_csv(write_table_csv(HEADER, [("a", -5), (None, None)]))[1:] == [["a", "-5"], ["", ""]]


@given(st.lists(st.tuples(st.none() | TEXTS, st.integers(-(10**9), 10**9)), max_size=5))
def test_a_workbook_says_the_same_as_the_table(rows: list[tuple[str | None, int]]) -> None:
    sheet = load_workbook(io.BytesIO(write_table_xlsx(HEADER, rows))).worksheets[0]

    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_col=2)]
    assert found[: len(rows)] == [[text or None, number] for text, number in rows]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
