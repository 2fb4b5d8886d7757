"""Changes of an entry, field by field."""

from elearn.domain.entry_changes import FieldChange, list_field_changes

ITEM = {
    "stem": "Кто?",
    "choices": [{"id": "a", "text": "один"}, {"id": "b", "text": "два", "misunderstanding": "x"}],
    "sources": ["https://example.org/1"],
    "min_words": 20,
}


def test_equal_entries_have_no_changes() -> None:
    assert list_field_changes(ITEM, {**ITEM}) == []


def test_a_choice_is_named_by_its_letter() -> None:
    choices = [{"id": "a", "text": "один"}, {"id": "b", "text": "три", "misunderstanding": "x"}]

    assert list_field_changes(ITEM, {**ITEM, "choices": choices}) == [
        FieldChange(field="choices.b.text", old="два", new="три")
    ]


def test_what_comes_and_goes_has_one_side() -> None:
    changed = {**ITEM, "sources": ["https://example.org/1", "https://example.org/2"], "min_words": None}

    assert list_field_changes(ITEM, changed) == [
        FieldChange(field="sources.2", old="", new="https://example.org/2"),
        FieldChange(field="min_words", old="20", new=""),
    ]


def test_a_new_entry_shows_all_and_one_that_was_taken_out_too() -> None:
    assert [change.old for change in list_field_changes(None, {"stem": "Кто?"})] == [""]
    assert [change.new for change in list_field_changes({"stem": "Кто?"}, None)] == [""]


def test_hashes_are_not_shown() -> None:
    assert list_field_changes({"source": "aa"}, {"source": "bb"}) == []
