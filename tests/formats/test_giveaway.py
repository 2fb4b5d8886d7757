"""Keys that give themselves away, by length or by place."""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from elearn.domain.reference import ReferenceBooks
from elearn.formats.bank_files.checks.context import CheckContext
from elearn.formats.bank_files.checks.giveaway import find_giveaways, gives_itself_away
from elearn.formats.bank_files.documents import Document
from elearn.formats.bank_files.models.items import ChoiceFile, ItemFile, RightOrWrongItem, SingleChoiceItem
from elearn.formats.bank_files.validation import Located

BOOKS = ReferenceBooks(profiles={}, archived_profiles={}, laws={}, guides={})
CONTEXT = CheckContext(books=BOOKS, today=date(2026, 12, 1))
SHARED: dict[str, Any] = {"topic": "t", "level": "patent", "task": "history", "stem": "?", "explanation": "!"}


def choice_item(number: int, key: str, lengths: tuple[int, int, int] = (5, 5, 5)) -> SingleChoiceItem:
    choices = [
        ChoiceFile(id=cast("Any", x), text="я" * length) for x, length in zip("abc", lengths, strict=True)
    ]
    return SingleChoiceItem(
        **SHARED, id=f"hist-{number:04}", interaction="single_choice", choices=choices, key=cast("Any", key)
    )


def judgement(number: int, key: str) -> RightOrWrongItem:
    return RightOrWrongItem(
        **SHARED, id=f"hist-{number:04}", interaction="right_or_wrong", key=cast("Any", key)
    )


@dataclass
class _Contents:
    items: list[Any]
    tests: list[Any]
    defects: list[Any] = field(default_factory=list)


def messages(items: list[Any]) -> list[str]:
    """What the check says about a test of these items."""
    document = Document(file="f.yaml")
    test = SimpleNamespace(items=[item.id for item in items])
    contents = _Contents([Located[ItemFile](item, document) for item in items], [Located(test, document)])
    release = SimpleNamespace(contents=contents)
    return [defect.message for defect in find_giveaways(cast("Any", release), CONTEXT)]


@pytest.mark.parametrize(
    ("lengths", "gives_away"),
    [
        ((36, 24, 24), True),  # half as long again, and 12 characters
        ((35, 24, 24), False),
        ((36, 25, 10), False),  # one distractor comes near
        ((18, 8, 8), False),  # short choices differ by a word
        ((20, 8, 8), True),
        ((8, 40, 8), False),
    ],
)
def test_a_key_much_longer_than_every_distractor_is_a_defect(
    lengths: tuple[int, int, int], *, gives_away: bool
) -> None:
    assert gives_itself_away(choice_item(1, "a", lengths)) is gives_away


@pytest.mark.parametrize(("long_keys", "is_defect"), [(4, False), (5, True)])
def test_the_key_is_longest_in_no_more_than_half_of_a_test(long_keys: int, *, is_defect: bool) -> None:
    items = [choice_item(n, "abc"[n % 3]) for n in range(8 - long_keys)]
    items += [choice_item(9 + n, "a", (6, 5, 5)) for n in range(long_keys)]

    assert (f"the key is the longest choice in {long_keys} of 8 items" in messages(items)) is is_defect


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("aaaaaabbcc", []),  # 60 %
        ("aaaaaaabcc", ["key position out of balance: 'a' in 7 of 10 items"]),
        ("aaaaaaaa", []),  # eight items say nothing yet
        ("aaaaaaaaa", ["key position out of balance: 'a' in 9 of 9 items"]),
    ],
)
def test_the_place_of_the_key_is_balanced_over_a_test(keys: str, says: list[str]) -> None:
    assert messages([choice_item(number, key) for number, key in enumerate(keys)]) == says


def test_three_judgements_do_not_all_have_the_same_key() -> None:
    assert messages([judgement(1, "right"), judgement(2, "right")]) == []
    assert messages([judgement(1, "right"), judgement(2, "wrong"), judgement(3, "right")]) == []
    assert messages([judgement(n, "wrong") for n in range(3)]) == [
        "key position out of balance: 'wrong' is the key of all 3 judgements"
    ]
