"""Entries as flat texts, word by word, and two people's texts of one entry."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.entries import EntryKind
from elearn.domain.entry_fields import fields_of, flatten, tidy, unflatten
from elearn.domain.field_merge import has_changed, merge_fields
from elearn.domain.word_diff import Change, diff_words
from elearn.formats.bank_files.entries import split_release
from tests.usecases.editing_desk import real_release

CHOICE: dict[str, Any] = {
    "id": "law-0001",
    "interaction": "single_choice",
    "stem": "Что?\n",
    "choices": [{"id": "a", "text": "Да"}, {"id": "b", "text": "Нет", "misunderstanding": "no"}],
    "key": "a",
    "laws": [{"act": "115-fz", "article": "13.3", "wording_on": "2026-01-01"}],
    "sources": ["https://a.ru", "https://b.ru"],
}
LETTER: dict[str, Any] = {
    "interaction": "letter",
    "min_words": 20,
    "rubric": [{"id": "task", "text": "Есть всё; и ещё", "marks": 2}],
}
FORM: dict[str, Any] = {
    "interaction": "form",
    "fields": [{"id": "name", "label": "Имя"}],
    "model_answer": {"name": "Али"},
}


def of_item(data: dict[str, Any], **texts: str) -> dict[str, Any]:
    return unflatten(
        {name.replace("__", "."): text for name, text in texts.items()}, data, fields_of(EntryKind.ITEM, data)
    )


def test_a_field_is_named_by_its_path() -> None:
    texts = flatten(CHOICE, fields_of(EntryKind.ITEM, CHOICE))

    assert texts["choices.b.misunderstanding"] == "no"
    assert texts["laws"] == "115-fz; 13.3; 2026-01-01"
    assert texts["sources"] == "https://a.ru\nhttps://b.ru"
    assert texts["explanation"] == ""


def test_only_what_is_typed_changes() -> None:
    assert of_item(CHOICE, choices__a__text="Конечно") == {
        **CHOICE,
        "choices": [{"id": "a", "text": "Конечно"}, CHOICE["choices"][1]],
    }


def test_a_field_that_is_emptied_is_taken_out() -> None:
    assert "misunderstanding" not in of_item(CHOICE, choices__b__misunderstanding=" ")["choices"][1]
    assert "laws" not in of_item(CHOICE, laws="")


def test_a_choice_that_was_missing_is_added() -> None:
    assert of_item(CHOICE, choices__c__text="Может быть")["choices"][2] == {"id": "c", "text": "Может быть"}


def test_numbers_are_numbers_and_what_is_none_stays_for_the_checks() -> None:
    assert of_item(LETTER, min_words="35")["min_words"] == 35
    assert of_item(LETTER, min_words="viele")["min_words"] == "viele"


def test_the_last_column_takes_what_is_left() -> None:
    changed = of_item(LETTER, rubric="task; 3; Есть всё; и ещё\nwords; 1; Слова")

    assert changed["rubric"] == [
        {"id": "task", "marks": 3, "text": "Есть всё; и ещё"},
        {"id": "words", "marks": 1, "text": "Слова"},
    ]


def test_a_form_has_pairs() -> None:
    assert of_item(FORM, model_answer="name: Вали: младший")["model_answer"] == {"name": "Вали: младший"}


@pytest.mark.parametrize("bank_id", ["language", "history", "legislation"])
def test_every_real_entry_comes_back_as_it_was(bank_id: str) -> None:
    entries = split_release(real_release(bank_id).files)
    items = {entry.key.id: entry.data for entry in entries if entry.key.kind is EntryKind.ITEM}
    for entry in entries:
        fields = fields_of(entry.key.kind, entry.data, items.get(entry.key.id))

        assert unflatten(flatten(entry.data, fields), entry.data, fields) == entry.data


@pytest.mark.parametrize(
    "data",
    [
        {"interaction": "single_choice", "choices": "a", "laws": 5, "sources": {"a": 1}},
        {"interaction": "single_choice", "choices": [1, {"id": 2}, {"text": "x"}], "stem": ["a"]},
        {"interaction": "form", "model_answer": [1], "rubric": [[]]},
    ],
)
def test_what_an_import_brought_is_shown_whatever_it_is(data: dict[str, Any]) -> None:
    texts = flatten(data, fields_of(EntryKind.ITEM, data))

    assert of_item(data, choices__a__text="neu", stem="neu")["stem"] == "neu"
    assert all(isinstance(text, str) for text in texts.values())


TEXTS = st.text(alphabet="аб .,\n;:", max_size=30)


@given(TEXTS, TEXTS)
def test_the_pieces_of_a_diff_make_both_texts(old: str, new: str) -> None:
    pieces = diff_words(old, new)

    assert "".join(piece.text for piece in pieces if piece.change is not Change.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED) == new


def test_words_are_compared_not_letters() -> None:
    found = [(piece.change, piece.text) for piece in diff_words("Где мой дом?", "Где твой дом?")]

    assert found == [
        (Change.SAME, "Где "),
        (Change.REMOVED, "мой "),
        (Change.ADDED, "твой "),
        (Change.SAME, "дом?"),
    ]


def test_very_long_texts_are_compared_by_lines() -> None:
    old = "слово слово\n" * 2000

    assert [piece.change for piece in diff_words(old, old + "ещё\n")] == [Change.SAME, Change.ADDED]


@given(st.fixed_dictionaries(dict.fromkeys("abc", st.sampled_from(["", "x", "y", "z"]))), st.data())
def test_a_merge_shows_every_difference_and_proposes_what_only_one_changed(
    seen: dict[str, str], data: st.DataObject
) -> None:
    texts = st.fixed_dictionaries(dict.fromkeys("abc", st.sampled_from(["", "x", "y", "z"])))
    theirs, mine = data.draw(texts), data.draw(texts)

    fields = {field.name: field for field in merge_fields(seen, theirs, mine)}

    assert set(fields) == {name for name in "abc" if theirs[name] != mine[name]}
    for name, field in fields.items():
        if seen[name] == mine[name]:
            assert field.proposal == theirs[name]
        else:
            assert field.proposal == mine[name]
        assert field.is_conflict == (seen[name] != theirs[name] and seen[name] != mine[name])


def test_a_space_at_the_end_is_no_change() -> None:
    assert tidy("a \r\nb\r\n") == "a \nb"
    assert not has_changed({"a": "x\r\n"}, {"a": "x"})
    assert has_changed({"a": "x"}, {"a": "y"})
