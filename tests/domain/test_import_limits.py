import pytest

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.import_changes import EntryChange, mark_seen
from elearn.domain.import_limits import find_odd_fields, is_plain, is_usable_key
from elearn.domain.items import BankId

HISTORY = BankId("history")


@pytest.mark.parametrize(
    ("kind", "name", "language", "is_usable"),
    [
        (EntryKind.ITEM, "hist-0999", "", True),
        (EntryKind.ITEM, "hist-999", "", False),
        (EntryKind.ITEM, "law-0999", "", False),
        (EntryKind.ITEM, "hist-0999", "uz", False),
        (EntryKind.TRANSLATION, "hist-0999", "uz", True),
        (EntryKind.TRANSLATION, "hist-0999", "ru", False),
        (EntryKind.TRANSLATION, "hist-0999", "uz-cyrl", False),
        (EntryKind.LESSON, "history-empire", "ru", True),
        (EntryKind.LESSON, "history-empire", "", False),
        (EntryKind.STIMULUS, "hist-s-0001", "", True),
        (EntryKind.STIMULUS, "a" * 64, "", True),
        (EntryKind.STIMULUS, "a" * 65, "", False),
        (EntryKind.STIMULUS, "../a", "", False),
        (EntryKind.STIMULUS, "", "", False),
        (EntryKind.MANIFEST, "manifest", "", False),
        (EntryKind.TOPICS, "topics", "", False),
    ],
)
def test_new_entries_have_ids_of_their_bank(
    kind: EntryKind, name: str, language: str, is_usable: bool
) -> None:
    assert is_usable_key(EntryKey(kind, name, language), HISTORY) is is_usable


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("Где?\n\tТам", True),
        ("\x00", False),
        ("\x1b[0m", False),
        ("\ud800", False),
        (None, True),
        (True, True),
        (1.5, True),
        (10**9, False),
        (float("nan"), False),
        (float("inf"), False),
        ([{"a": ("b",)}], True),
        ({"a": b"bytes"}, False),
        ({1: "a"}, False),
        ({"\x00": "a"}, False),
        ([[[[[[[["deep"]]]]]]]], True),
        ([[[[[[[[["too deep"]]]]]]]]], False),
    ],
)
def test_only_what_a_file_of_a_bank_may_hold_is_plain(value: object, plain: bool) -> None:
    assert is_plain(value) is plain
    assert list(find_odd_fields({"field": value})) == ([] if plain else ["field"])


def change(**fields: object) -> EntryChange:
    values = {"before": None, "after": {"stem": "Где?"}, "file": "items/a.yaml", "version": 0, **fields}
    return EntryChange(key=EntryKey(EntryKind.ITEM, "hist-0001"), **values)  # type: ignore[arg-type]


def test_what_was_seen_is_something_else_after_any_change() -> None:
    seen = [
        mark_seen(changes, media)
        for changes, media in (
            ([], {}),
            ([change()], {}),
            ([change(version=1)], {}),
            ([change(after={"stem": "Кто?"})], {}),
            ([change()], {"media/a.svg": b"a"}),
            ([change()], {"media/a.svg": b"b"}),
        )
    ]

    assert len(set(seen)) == len(seen)
    assert mark_seen([change()], {}) == mark_seen([change()], {})
