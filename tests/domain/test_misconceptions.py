"""The kind of mistake behind a wrong response, and the kinds that an attempt shows most often."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.item_bank import ItemBank, Misconception
from elearn.domain.items import Choice, Interaction, Item, TopicId
from elearn.domain.misconceptions import MisconceptionMet, find_misconception, gather_misconceptions
from tests.builders import a_bank, a_misconception, an_item

PLACE, TIME = a_misconception("history-place"), a_misconception("history-time")
TSARS = TopicId("history-tsars")


def an_item_of_mistakes(number: int = 1, **changes: object) -> Item:
    """Build an item with key "a"; "b" mixes up the place, "c" the time."""
    choices = (
        Choice(id="a", text="да"),
        Choice(id="b", text="там", misconception_id=PLACE.id),
        Choice(id="c", text="тогда", misconception_id=TIME.id),
    )
    return an_item(number, **{"choices": choices, **changes})


ITEM = an_item_of_mistakes()
JUDGED = an_item(
    2, interaction=Interaction.RIGHT_OR_WRONG, choices=(), key="right", misconception_id=PLACE.id
)
TYPED = an_item(3, interaction=Interaction.TYPED_WORD, choices=(), key=None, accepted=("книгу",))
LETTER = an_item(4, interaction=Interaction.LETTER, choices=(), key=None, model_answer="Прошу.")
UNNAMED = an_item(5)
BANK = a_bank(ITEM, JUDGED, TYPED, LETTER, UNNAMED, misconceptions=(PLACE, TIME))


@pytest.mark.parametrize(
    ("item", "value", "misconception"),
    [
        (ITEM, "b", PLACE),
        (ITEM, "c", TIME),
        (ITEM, "a", None),
        (ITEM, None, None),
        (ITEM, "", None),
        (ITEM, "d", None),
        (JUDGED, "wrong", PLACE),
        (JUDGED, "right", None),
        (JUDGED, None, None),
        (JUDGED, "perhaps", None),
        (TYPED, "книга", None),
        (LETTER, "Привет!", None),
        (UNNAMED, "b", None),
    ],
)
def test_a_wrong_choice_or_judgement_names_its_misconception_and_nothing_else_does(
    item: Item, value: str | None, misconception: Misconception | None
) -> None:
    assert find_misconception(BANK, item, value) == misconception


def test_a_bank_that_does_not_describe_a_misconception_names_none() -> None:
    assert find_misconception(a_bank(ITEM), ITEM, "b") is None


def test_the_one_met_most_often_comes_first_then_the_one_met_earlier() -> None:
    values = ("c", "b", "a", None, "b", "c", "b")

    met = gather([(ITEM, value) for value in values])

    assert [(one.misconception, one.count) for one in met] == [(PLACE, 3), (TIME, 2)]
    assert [one.misconception for one in gather([(ITEM, "c"), (ITEM, "b")])] == [TIME, PLACE]


def test_nothing_wrong_meets_nothing() -> None:
    assert gather([(ITEM, "a"), (TYPED, "книга"), (ITEM, None)]) == ()


@pytest.mark.parametrize(("times", "is_repeated"), [(1, False), (2, True), (3, True)])
def test_once_is_a_slip_and_twice_is_a_habit(times: int, is_repeated: bool) -> None:
    [met] = gather([(ITEM, "b")] * times)

    assert met.is_repeated is is_repeated


def test_the_topic_is_shared_only_if_all_have_it() -> None:
    elsewhere = an_item_of_mistakes(6, topic_id=TSARS)

    [same] = gather([(elsewhere, "b"), (elsewhere, "b")])
    [mixed] = gather([(ITEM, "b"), (elsewhere, "b"), (ITEM, "b")])

    assert (same.shared_topic_id, mixed.shared_topic_id) == (TSARS, None)


def test_misconceptions_of_several_banks_stand_side_by_side() -> None:
    foreign = a_misconception("language-case")
    choices = (Choice(id="a", text="в школе"), Choice(id="b", text="в школу", misconception_id=foreign.id))
    item = an_item(1, choices=choices)
    other = a_bank(item, id="language", misconceptions=(foreign,))

    met = gather_misconceptions([(BANK, ITEM, "b"), (other, item, "b"), (other, item, "b")])

    assert [(one.misconception, one.bank.id, one.count) for one in met] == [
        (foreign, "language", 2),
        (PLACE, "history", 1),
    ]


@given(st.lists(st.tuples(st.sampled_from(BANK.items), st.sampled_from(["a", "b", "right", "wrong", None]))))
def test_every_named_mistake_is_counted_once_and_counts_fall(answers: list[tuple[Item, str | None]]) -> None:
    met = gather(answers)

    named = (find_misconception(BANK, item, value) for item, value in answers)
    counts = Counter(found.id for found in named if found)
    assert {one.misconception.id: one.count for one in met} == counts
    assert [one.count for one in met] == sorted(counts.values(), reverse=True)


def gather(answers: list[tuple[Item, str | None]], bank: ItemBank = BANK) -> tuple[MisconceptionMet, ...]:
    return gather_misconceptions((bank, item, value) for item, value in answers)
