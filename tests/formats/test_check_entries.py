"""Defects of one item, field by field, as `elearn banks check` finds them in files."""

from typing import Any

import pytest

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.formats.bank_files.check_entries import check_one
from elearn.formats.bank_files.checks.context import CheckContext
from elearn.formats.bank_files.entries import split_release
from elearn.formats.bank_files.field_defects import FieldDefect
from elearn.formats.bank_files.reference_contents import read_reference_contents
from elearn.formats.reference import build_reference_books
from tests.builders import NOW
from tests.usecases.editing_desk import BANKS, real_release

CONTEXT = CheckContext(books=build_reference_books(read_reference_contents(BANKS)), today=NOW.date())
REAL = {
    bank_id: {entry.key: entry for entry in split_release(real_release(bank_id).files)}
    for bank_id in ("language", "history", "legislation")
}
MEDIA = {
    bank_id: {path: content for path, content in real_release(bank_id).files.items() if "media/" in path}
    for bank_id in REAL
}
ITEM = EntryKey(EntryKind.ITEM, "law-0001")
UZBEK = EntryKey(EntryKind.TRANSLATION, "law-0001", "uz")


def with_changes(key: EntryKey, /, **changes: Any) -> dict[EntryKey, Entry]:
    entry = REAL["legislation"][key]
    data = {name: value for name, value in {**entry.data, **changes}.items() if value is not None}
    return {**REAL["legislation"], key: Entry(key=key, file=entry.file, data=data)}


def fields_of_item(**changes: Any) -> set[str]:
    found = check_one(with_changes(ITEM, **changes), "legislation", ITEM, CONTEXT)
    return {defect.field for defect in found}


def fields_of_translation(**changes: Any) -> set[str]:
    found = check_one(with_changes(UZBEK, **changes), "legislation", UZBEK, CONTEXT)
    return {defect.field for defect in found}


@pytest.mark.parametrize("bank_id", REAL)
def test_the_real_banks_are_sound(bank_id: str) -> None:
    entries = REAL[bank_id]
    found = []
    for key in entries:
        if key.kind is EntryKind.TRANSLATION or key.id.endswith("1"):
            found += check_one(entries, bank_id, key, CONTEXT, MEDIA[bank_id])

    assert [defect for defect in found if defect.field not in {"checked_on", "review_by"}] == []


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("stem", {"stem": None}),
        ("stem", {"stem": " "}),
        ("explanation", {"explanation": "слово " * 46}),
        ("explanation", {"explanation": None}),
        ("key", {"key": None}),
        ("key", {"key": "d"}),
        ("topic", {"topic": "law-of-the-sea"}),
        ("level", {"level": "a1"}),
        ("task", {"task": "chess"}),
        ("stimulus", {"stimulus": "law-s-9999"}),
        ("laws", {"laws": [{"act": "no-such-act", "article": "1", "wording_on": "2026-01-01"}]}),
        ("laws", {"laws": [{"act": "115-fz", "article": "1", "wording_on": "yesterday"}]}),
        ("laws", {"laws": None}),
        ("sources", {"sources": ["javascript:alert(1)"]}),
        ("sources", {"sources": None}),
        ("checked_on", {"checked_on": "2026-13-01"}),
        ("review_by", {"review_by": None}),
    ],
)
def test_a_defect_names_its_field(field: str, changes: dict[str, Any]) -> None:
    assert field in fields_of_item(**changes)


@pytest.mark.parametrize(
    ("choice", "field"),
    [
        ({"id": "b"}, "choices.b.text"),
        ({"id": "b", "text": "Нет"}, "choices.b.misconception"),
        ({"id": "b", "text": "Нет", "misconception": "no-such-thing"}, "choices.b.misconception"),
    ],
)
def test_a_defect_of_a_choice_names_the_choice(choice: dict[str, str], field: str) -> None:
    choices = REAL["legislation"][ITEM].data["choices"]

    assert field in fields_of_item(choices=[choices[0], choice, choices[2]])


@pytest.mark.parametrize(("here", "there"), [("law-0001", "law-0002"), ("law-0002", "law-0001")])
def test_an_item_that_stands_twice_is_told_at_both_without_a_line_that_nobody_has(
    here: str, there: str
) -> None:
    twin = REAL["legislation"][EntryKey(EntryKind.ITEM, "law-0002")].data
    entries = with_changes(ITEM, stem=twin["stem"], choices=twin["choices"], key=twin["key"])

    found = check_one(entries, "legislation", EntryKey(EntryKind.ITEM, here), CONTEXT)

    assert FieldDefect("", f"duplicate text: see {there}") in found


def test_keys_of_a_test_that_can_be_guessed_are_told_at_the_keys_of_its_items() -> None:
    test = REAL["legislation"][EntryKey(EntryKind.TEST, "legislation-01")].data
    entries = dict(REAL["legislation"])
    for item_id in test["items"]:
        key = EntryKey(EntryKind.ITEM, item_id)
        if entries[key].data["interaction"] == "single_choice":
            entries[key] = Entry(key=key, file=entries[key].file, data={**entries[key].data, "key": "b"})

    told = {key.id for key in entries if _says(entries, key, "key position out of balance")}

    assert told == set(test["items"])


def _says(entries: dict[EntryKey, Entry], key: EntryKey, words: str) -> bool:
    if key.kind is not EntryKind.ITEM or not key.id < "law-0030":
        return False
    found = check_one(entries, "legislation", key, CONTEXT)
    return any(each.field == "key" and words in each.message for each in found)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("stem", {"stem": None}),
        ("explanation", {"explanation": None}),
        ("choices", {"choices": {"a": "Ha"}}),
        ("source", {"source": "0" * 16}),
        ("stem", {"stem": "o'zbek"}),
        ("choices.a", {"choices": {"a": "o'zbek", "b": "ikki", "c": "uch"}}),
    ],
)
def test_a_defect_of_a_translation_names_its_field(field: str, changes: dict[str, Any]) -> None:
    assert field in fields_of_translation(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"choices": "abc"},
        {"choices": [1, None]},
        {"id": 5},
        {"interaction": None},
        {"laws": "x", "sources": {}},
        {"stem": ["a", {"b": "c"}]},
    ],
)
def test_whatever_an_import_brought_has_defects_and_breaks_nothing(changes: dict[str, Any]) -> None:
    assert fields_of_item(**changes)
