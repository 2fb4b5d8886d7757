from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.items import ItemId, TopicId
from elearn.domain.progress import ItemResult
from elearn.domain.scheduling import ReviewCard, rate_answer, rate_answers

NOW = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")


def answer(is_correct: bool, *, is_aided: bool = False, number: int = 1) -> ItemResult:
    return ItemResult(
        item_id=ItemId(f"hist-{number:04d}"),
        topic_id=TopicId("flag"),
        is_correct=is_correct,
        is_aided=is_aided,
    )


RIGHT, WRONG, AIDED = answer(True), answer(False), answer(True, is_aided=True)


def missed(now: datetime = NOW) -> ReviewCard:
    card = rate_answer(None, WRONG, now)
    assert card
    return card


def rated(card: ReviewCard, result: ItemResult, *, days: int = 1) -> ReviewCard:
    after = rate_answer(card, result, card.reviewed_at + timedelta(days=days))
    assert after
    return after


def days_until_due(card: ReviewCard) -> int:
    return (card.due_at - card.reviewed_at).days


def test_an_item_that_was_never_missed_needs_no_card() -> None:
    assert rate_answer(None, RIGHT, NOW) is None
    assert rate_answer(None, AIDED, NOW) is None


def test_a_missed_item_comes_back_the_next_day() -> None:
    assert missed().due_at == NOW + timedelta(days=1)
    assert rate_answer(None, answer(False, is_aided=True), NOW) == missed()


def test_the_days_between_grow_while_it_is_right_and_shrink_when_it_is_wrong() -> None:
    card, waits = missed(), []
    for _ in range(3):
        card = rated(card, RIGHT, days=days_until_due(card))
        waits.append(days_until_due(card))
    assert waits == sorted(set(waits)), waits
    assert waits[-1] > 7

    assert days_until_due(rated(card, WRONG, days=waits[-1])) < waits[-1]


def test_right_with_the_translation_open_is_less_than_good_and_better_than_wrong() -> None:
    card = rated(missed(), RIGHT, days=3)
    good, aided, wrong = (rated(card, result, days=9) for result in (RIGHT, AIDED, WRONG))

    assert wrong.stability < aided.stability < good.stability
    assert aided.difficulty > good.difficulty


def test_the_first_wrong_answer_makes_the_card_and_later_answers_rate_it() -> None:
    first = rate_answers({}, [answer(False, number=1), answer(True, number=2)], NOW)
    assert [card.item_id for card in first] == ["hist-0001"]

    later = NOW + timedelta(days=1)
    known = {card.item_id: card for card in first}
    second = rate_answers(known, [answer(True, number=1), answer(False, number=2)], later)
    assert [(card.item_id, card.reviewed_at) for card in second] == [
        ("hist-0001", later),
        ("hist-0002", later),
    ]


def test_the_day_is_the_learners_own_and_never_after_the_eve_of_the_exam() -> None:
    card = missed(datetime(2026, 11, 21, 22, 30, tzinfo=UTC))  # in Moscow it is the 22nd already

    assert card.due_on(MOSCOW) == date(2026, 11, 23)
    assert card.due_on(ZoneInfo("UTC")) == date(2026, 11, 22)
    assert card.due_on(MOSCOW, date(2026, 11, 22)) == date(2026, 11, 22)
    assert card.due_on(MOSCOW, date(2026, 12, 22)) == date(2026, 11, 23)


def test_a_clock_that_was_set_back_does_no_harm() -> None:
    card = rate_answer(missed(), RIGHT, NOW - timedelta(days=400))

    assert card
    assert card.due_at > card.reviewed_at


@given(st.lists(st.tuples(st.sampled_from([RIGHT, WRONG, AIDED]), st.integers(0, 400)), max_size=25))
def test_whatever_is_answered_the_item_comes_back_in_whole_days(
    answers: list[tuple[ItemResult, int]],
) -> None:
    card, again = missed(), missed()
    for result, days in answers:
        card, again = rated(card, result, days=days), rated(again, result, days=days)
        wait = card.due_at - card.reviewed_at
        assert wait >= timedelta(days=1)
        assert wait == timedelta(days=wait.days)
        assert card.stability > 0
        assert 1 <= card.difficulty <= 10
    assert card == again
