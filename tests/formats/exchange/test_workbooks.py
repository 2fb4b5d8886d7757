"""Workbooks: out and in again is the same; what is wrong is said by its cell; nothing in them is run."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.formats.exchange.contents import FaultKind, Place
from elearn.formats.exchange.registry import FORMATS
from elearn.formats.exchange.workbook.mark import mark_workbook
from elearn.formats.exchange.workbook.write import write_template
from tests.formats.exchange.made_entries import items, put_in, translations
from tests.formats.exchange.test_translators_files import real_entries

XLSX = FORMATS["xlsx"]
FIRST = EntryKey(EntryKind.ITEM, "hist-0001")
FEW = settings(max_examples=25)  # a workbook takes its time
CARRIED = {EntryKind.ITEM, EntryKind.STIMULUS, EntryKind.TRANSLATION}


def with_translation(item: Entry) -> st.SearchStrategy[list[Entry]]:
    return translations(item).map(lambda translation: [item, translation])


def change(content: bytes, edit: Callable[[Workbook], None]) -> bytes:
    """Do in a workbook what somebody does in a spreadsheet."""
    book = load_workbook(io.BytesIO(content))
    edit(book)
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def put(column: str, value: object, sheet: str = "items", row: int = 2) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        titles = [cell.value for cell in book[sheet][1]]
        cell = book[sheet].cell(row, titles.index(column) + 1)
        cell.value = value
        if isinstance(value, str) and value.startswith("="):
            cell.data_type = "f"

    return edit


@cache
def history() -> bytes:
    """A workbook of the first items."""
    entries = [entry for entry in real_entries("history") if entry.key.id in {"hist-0001", "hist-0002"}]
    return XLSX.write(entries, {}).content


@pytest.mark.parametrize("bank_id", ["language", "history", "legislation"])
def test_a_real_bank_comes_back_equal(bank_id: str) -> None:
    entries = real_entries(bank_id)

    found = XLSX.read(XLSX.write(entries, {}).content)

    assert found.faults == ()
    assert {patch.key for patch in found.patches} == {
        entry.key for entry in entries if entry.key.kind in CARRIED
    }
    assert put_in(entries, found.patches) == {entry.key: dict(entry.data) for entry in entries}


@FEW
@given(entries=items().flatmap(with_translation))
def test_any_items_come_back_equal(entries: list[Entry]) -> None:
    found = XLSX.read(XLSX.write(entries, {}).content)

    assert found.faults == ()
    assert put_in(entries, found.patches) == {entry.key: dict(entry.data) for entry in entries}


@FEW
@given(before=items(), after=items())
def test_a_workbook_says_everything_about_its_items(before: Entry, after: Entry) -> None:
    found = XLSX.read(XLSX.write([after], {}).content)

    written = put_in([before], found.patches)[after.key]
    if isinstance(after.data.get("model_answer"), dict):  # boxes of a form are merged by name
        assert after.data["model_answer"].items() <= written["model_answer"].items()
        written["model_answer"] = after.data["model_answer"]
    assert written == after.data


@pytest.mark.parametrize(
    ("column", "typed", "field", "value"),
    [
        ("choice_a", 1812, "choices", "1812"),
        ("choice_a", 1812.0, "choices", "1812"),
        ("choice_a", 3.5, "choices", "3.5"),
        ("choice_a", " а_x000D_\nб ", "choices", "а\nб"),
        ("choice_a", datetime.fromisoformat("1990-06-12"), "choices", "12.06.1990"),
        ("checked_on", date(2026, 12, 1), "checked_on", "2026-12-01"),
        ("checked_on", "1.12.2026", "checked_on", "2026-12-01"),
        ("checked_on", None, "checked_on", None),
    ],
)
def test_what_a_spreadsheet_makes_of_a_cell_is_understood(
    column: str, typed: object, field: str, value: str | None
) -> None:
    found = XLSX.read(change(history(), put(column, typed)))

    data = next(patch.data for patch in found.patches if patch.key == FIRST)
    assert (data["choices"][0]["text"] if field == "choices" else data[field]) == value


@pytest.mark.parametrize(
    ("column", "value", "kind"),
    [
        ("stem", '=HYPERLINK("http://evil")', FaultKind.REFUSED),
        ("stem", None, FaultKind.MISSING),
        ("stem", "a" * 20_001, FaultKind.TOO_LONG),
        ("stem", True, FaultKind.BAD_VALUE),
        ("key", "d", FaultKind.BAD_VALUE),
        ("level", "easy", FaultKind.BAD_VALUE),
        ("interaction", "essay", FaultKind.BAD_VALUE),
        ("choice_c", None, FaultKind.MISSING),
        ("accepted", "слово", FaultKind.NOT_KNOWN),
        ("checked_on", "yesterday", FaultKind.BAD_VALUE),
        ("laws", "115-fz", FaultKind.BAD_VALUE),
        ("sources", "www.kremlin.ru", FaultKind.BAD_VALUE),
    ],
)
def test_what_is_wrong_is_said_by_its_cell(column: str, value: object, kind: FaultKind) -> None:
    content = change(history(), put(column, value))

    (fault,) = XLSX.read(content).faults

    titles = [cell.value for cell in load_workbook(io.BytesIO(content))["items"][1]]
    letter = load_workbook(io.BytesIO(content))["items"].cell(2, titles.index(fault.details["field"]) + 1)
    assert fault.kind is kind
    assert fault.place == Place(file="items", line=2, column=letter.column_letter)
    assert column in {fault.details["field"], "choice_c", "interaction"}
    assert FIRST not in {patch.key for patch in XLSX.read(content).patches}


def test_the_same_id_twice_and_a_column_that_we_do_not_have_are_said() -> None:
    def edit(book: Workbook) -> None:
        put("id", "hist-0001", row=3)(book)
        book["uz"].cell(1, 5).value = "stm"

    kinds = {(fault.place.file, fault.kind) for fault in XLSX.read(change(history(), edit)).faults}

    assert kinds == {("items", FaultKind.TWICE), ("uz", FaultKind.NOT_KNOWN)}


def test_a_sheet_without_some_columns_says_nothing_about_them() -> None:
    def edit(book: Workbook) -> None:
        for name in book.sheetnames:
            if name != "items":
                del book[name]
        book["items"].delete_cols(8, 40)

    found = XLSX.read(change(history(), edit))

    assert found.faults == ()
    assert set(found.patches[0].data) == {
        "id", "topic", "level", "task", "interaction", "stimulus", "stem",
    }  # fmt: skip


def test_the_template_has_no_rows_and_the_drop_downs_of_the_bank() -> None:
    content = write_template(real_entries("history"))
    book = load_workbook(io.BytesIO(content))

    assert XLSX.read(content).patches == ()
    assert XLSX.read(content).faults == ()
    assert book["lists"].sheet_state == "hidden"
    assert book["items"].freeze_panes == "B2"
    lists = [[cell.value for cell in column] for column in book["lists"].columns]
    topics = next(values for values in lists if values[0] == "topics")
    assert "history-holidays" in topics
    rules = {rule.formula1: str(rule.sqref) for rule in book["items"].data_validations.dataValidation}
    assert rules["list_topics"] == "B2:B1000"
    assert set(rules) <= set(book.defined_names)


@given(text=st.sampled_from(["=1+1", "+7", "-5", "@x", "'=1", "=cmd|' /C calc'!A0"]))
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    data: dict[str, Any] = {"id": "hist-s-0001", "kind": "text", "text": text}
    entry = Entry(key=EntryKey(EntryKind.STIMULUS, "hist-s-0001"), file="stimuli/a.yaml", data=data)

    content = XLSX.write([entry], {}).content

    cell = load_workbook(io.BytesIO(content))["texts"]["D2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)
    assert XLSX.read(content).patches[0].data["text"] == text


def repack(content: bytes, **parts: bytes) -> bytes:
    """Put parts into a package, in place of those of the same name."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename not in parts:
                new.writestr(part, old.read(part))
        for name, value in parts.items():
            new.writestr(name, value)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"xl/vbaProject.bin": b"macro"}, FaultKind.REFUSED),
        ({"xl/sharedStrings.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><sst/>"}, FaultKind.REFUSED),
        ({"xl/sharedStrings.xml": "<!DOCTYPE x><sst/>".encode("utf-16")}, FaultKind.REFUSED),
        ({"xl/styles.xml": b"<!--" + b"x" * 2_000 + b"--><!DOCTYPE x><styleSheet/>"}, FaultKind.REFUSED),
        ({"xl/media/bomb.bin": bytes(61_000_000)}, FaultKind.TOO_LARGE),
        ({f"xl/part{n}.xml": b"" for n in range(201)}, FaultKind.TOO_LARGE),
        ({"xl/workbook.xml": b"<workbook"}, FaultKind.BROKEN),
    ],
)
def test_a_workbook_that_could_do_harm_is_refused(parts: dict[str, bytes], kind: FaultKind) -> None:
    (fault,) = XLSX.read(repack(write_template([]), **parts)).faults

    assert fault.kind is kind


@pytest.mark.parametrize(
    "content", [b"", b"id;stem", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99]
)
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    assert len(XLSX.read(content).faults) == 1


def test_the_marked_copy_says_at_the_cell_what_is_wrong() -> None:
    content = change(history(), put("key", "d"))
    (fault,) = XLSX.read(content).faults

    copy = load_workbook(io.BytesIO(mark_workbook(content, [(fault.place, "Choose a, b or c.")])))

    cell = copy["items"][f"{fault.place.column}2"]
    assert (cell.value, cell.comment.text) == ("d", "Choose a, b or c.")
    assert cell.fill.start_color.rgb == "FFFFC7CE"
    assert copy["items"]["A2"].value == "hist-0001"
