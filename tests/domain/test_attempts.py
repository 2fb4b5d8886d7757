from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from elearn.domain.attempts import (
    GRACE,
    MAX_RESPONSE_LENGTH,
    Attempt,
    AttemptId,
    AttemptKind,
    LearnerId,
    Mode,
    is_acceptable,
    is_blank,
)
from elearn.domain.items import Interaction, Item
from tests.domain.papers import a_choice_item, a_paper, a_typed_item

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def an_attempt(deadline_at: datetime | None) -> Attempt:
    return Attempt(
        id=AttemptId(UUID(int=1)),
        learner_id=LearnerId(UUID(int=2)),
        kind=AttemptKind.PRACTICE_TEST,
        mode=Mode.EXAM,
        paper=a_paper([a_choice_item(1)]),
        started_at=NOON,
        deadline_at=deadline_at,
    )


@pytest.mark.parametrize(("late", "is_out"), [(timedelta(0), False), (timedelta(microseconds=1), True)])
def test_an_answer_may_travel_for_the_grace_and_no_longer(late: timedelta, is_out: bool) -> None:
    assert an_attempt(NOON).is_out_of_time(NOON + GRACE + late) is is_out


def test_practice_is_never_out_of_time() -> None:
    assert not an_attempt(None).is_out_of_time(NOON + timedelta(days=1000))


@pytest.mark.parametrize(
    ("value", "fits"), [("a", True), ("c", True), ("d", False), ("", False), ("A", False)]
)
def test_a_choice_item_takes_only_its_choices(value: str, fits: bool) -> None:
    assert is_acceptable(a_choice_item(1), value) is fits


@pytest.mark.parametrize(("value", "fits"), [("right", True), ("wrong", True), ("верно", False)])
def test_a_judgement_takes_right_or_wrong(value: str, fits: bool) -> None:
    item = a_typed_item("x")
    judgement = Item(
        **{**vars(item), "interaction": Interaction.RIGHT_OR_WRONG, "accepted": (), "key": "right"}
    )

    assert is_acceptable(judgement, value) is fits


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("х" * MAX_RESPONSE_LENGTH, True),
        ("х" * (MAX_RESPONSE_LENGTH + 1), False),
        ("a\x00b", False),
        ("\ud800", False),
    ],
)
def test_a_typed_response_has_a_fair_length(value: str, fits: bool) -> None:
    assert is_acceptable(a_typed_item("x"), value) is fits


@pytest.mark.parametrize(
    ("value", "is_nothing"),
    [
        (None, True),
        ("", True),
        (" \t\n\u00a0\u2003", True),
        ("\u200b\ufeff\u00ad", True),
        ("ё", False),
        (" \u200b.", False),
        ("0", False),
        ("\x00", False),  # unstorable, and refused as such
    ],
)
def test_text_without_anything_to_see_is_no_answer(value: str | None, is_nothing: bool) -> None:
    assert is_blank(value) is is_nothing
