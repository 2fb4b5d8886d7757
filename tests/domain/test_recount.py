"""Answers counted by themselves: the first one is evidence, and mistakes go when right twice in a row."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from elearn.domain.items import ItemId, TopicId
from elearn.domain.mastery import Evidence
from elearn.domain.recount import MarkedAnswer, recount
from tests.builders import NOW

TSARS = TopicId("tsars")


def answers(signs: str, item: str = "hist-0001") -> Sequence[MarkedAnswer]:
    """Make an answer a minute: + right, - wrong, h right with help."""
    return [
        MarkedAnswer(
            item_id=ItemId(item),
            topic_id=TSARS,
            is_correct=sign in "+h",
            is_aided=sign == "h",
            answered_at=NOW + timedelta(minutes=minute),
        )
        for minute, sign in enumerate(signs)
    ]


@pytest.mark.parametrize(
    ("signs", "answered", "correct"), [("+", 1, 1), ("-", 1, 0), ("-+", 1, 0), ("h", 0, 0), ("h+", 0, 0)]
)
def test_only_a_first_answer_without_help_is_evidence(signs: str, answered: int, correct: int) -> None:
    expected = {TSARS: Evidence(answered=answered, correct=correct)} if answered else {}

    assert recount(answers(signs)).evidence == expected


def test_an_answer_that_was_given_earlier_elsewhere_takes_the_evidence() -> None:
    assert not recount(reversed(answers("++"))).evidence


def test_items_of_a_topic_are_added_up() -> None:
    told = recount([*answers("+"), *answers("-", "hist-0002")])

    assert told.evidence == {TSARS: Evidence(answered=2, correct=1)}
    assert told.mistakes == {ItemId("hist-0002")}


@pytest.mark.parametrize(
    ("signs", "is_mistake"),
    [("+", False), ("-", True), ("-+", True), ("-++", False), ("-+h+", True), ("-++-", True), ("h", False)],
)
def test_a_mistake_goes_when_it_was_right_twice_in_a_row(signs: str, *, is_mistake: bool) -> None:
    assert bool(recount(answers(signs)).mistakes) == is_mistake
