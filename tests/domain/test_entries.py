"""Patches put over entries."""

from elearn.domain.entries import apply_patch

ITEM = {
    "id": "hist-0001",
    "stem": "Кто?",
    "choices": [{"id": "a", "text": "один", "misunderstanding": "x"}, {"id": "b", "text": "два"}],
    "sources": ["https://example.org"],
}


def test_fields_that_a_patch_does_not_name_stay() -> None:
    assert apply_patch(ITEM, {"stem": "Что?"}) == {**ITEM, "stem": "Что?"}


def test_choices_are_found_by_their_ids_and_keep_what_is_not_named() -> None:
    patched = apply_patch(ITEM, {"choices": [{"id": "b", "text": "три"}, {"id": "a"}]})

    assert patched["choices"] == [
        {"id": "b", "text": "три"},
        {"id": "a", "text": "один", "misunderstanding": "x"},
    ]


def test_plain_lists_are_put_in_place_of_the_old() -> None:
    assert apply_patch(ITEM, {"sources": []})["sources"] == []


def test_none_takes_a_field_out() -> None:
    assert "sources" not in apply_patch(ITEM, {"sources": None})
    assert apply_patch(ITEM, {"note": None}) == ITEM


def test_over_nothing_a_patch_is_the_entry() -> None:
    assert apply_patch(None, ITEM) == ITEM
