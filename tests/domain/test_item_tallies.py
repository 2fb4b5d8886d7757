from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.attempts import Attempt, LearnerId, Mode, Response
from elearn.domain.item_tallies import (
    OMITTED,
    REST_SCALE,
    SECONDS_BOUNDS,
    Observation,
    Tally,
    TallyKey,
    add_tallies,
    list_answered,
    observe_items,
    take_seconds,
)
from elearn.domain.items import Criterion, Interaction, Item, ItemId
from tests.builders import NOW, a_paper, an_attempt, an_item, new_id

ITEMS = [an_item(n) for n in range(1, 7)]


def sat(items: Sequence[Item] = ITEMS, **changes: Any) -> Attempt:
    return an_attempt(LearnerId(new_id()), paper=a_paper(*items), **changes)


def answers(*values: str | None, aided: Sequence[int] = ()) -> dict[int, Response]:
    return {
        n: Response(position=n, value=value, is_aided=n in aided)
        for n, value in enumerate(values, 1)
        if value is not None
    }


def observe(
    responses: dict[int, Response], items: Sequence[Item] = ITEMS, **changes: Any
) -> dict[int, Observation]:
    found = observe_items(sat(items, **changes), {item.id: item for item in items}, responses, {})
    return {each.position: each for each in found.values()}


def test_an_answer_is_told_with_the_share_of_the_others_that_were_right() -> None:
    found = observe(answers("a", "b", "a", "a", "c", "a"))

    assert found[1].tally == Tally(is_correct=True, times=1, rested=1, rest_sum=600, rest_squares=600**2), (
        "three of five others"
    )
    assert (found[2].tally.is_correct, found[2].tally.rest_sum) == (False, 800)
    assert [each.key.answer for each in found.values()] == ["a", "b", "a", "a", "c", "a"]


def test_what_was_left_out_stands_apart_and_what_was_not_reached_is_nothing() -> None:
    found = observe(answers("a", None, "a", "a", "a", None))

    assert found[2].is_omitted
    assert not found[2].tally.is_correct
    assert 6 not in found
    assert found[1].tally.rest_sum == 750, "left out is not right, not reached does not count"


def test_spaces_are_no_answer() -> None:
    assert observe(answers(" ", "a"))[1].key.answer == OMITTED


def test_a_paper_without_answers_tells_nothing() -> None:
    assert observe({}) == {}


def test_an_aided_task_tells_nothing_and_is_no_measure_of_the_others() -> None:
    found = observe(answers("b", "a", "a", "a", "a", "a", aided=[1]))

    assert 1 not in found
    assert found[2].tally.rest_sum == REST_SCALE


@pytest.mark.parametrize(("answered", "rested"), [(4, 0), (5, 1)])
def test_fewer_than_four_others_are_no_measure(answered: int, rested: int) -> None:
    assert observe(answers(*["a"] * answered))[1].tally.rested == rested


def test_a_task_that_a_person_marks_tells_nothing() -> None:
    letter = an_item(2, interaction=Interaction.LETTER, rubric=(Criterion(id="c1", text="x", marks=1),))
    items = [an_item(1), letter]
    found = observe(answers("a", "Здравствуйте!"), items)

    assert list(found) == [1]
    assert list_answered(sat(items), {item.id: item for item in items}, answers(None, "Привет")) == set()


def test_what_was_typed_is_not_kept() -> None:
    typed = an_item(1, interaction=Interaction.TYPED_WORD, choices=(), key=None, accepted=("иду",))
    right, wrong = (observe(answers(word), [typed])[1] for word in ("ИДУ", "Меня зовут Анна"))

    assert (right.key.answer, wrong.key.answer) == ("right", "wrong")
    assert (right.tally.is_correct, wrong.tally.is_correct) == (True, False)


@pytest.mark.parametrize(
    ("changes", "mode", "language"),
    [
        ({"mode": Mode.EXAM, "language": "tg"}, "exam", "tg"),
        ({"mode": Mode.PRACTICE}, "practice", "und"),
        ({"mode": Mode.EXAM, "is_on_paper": True}, "paper", "und"),
    ],
)
def test_modes_and_languages_stand_apart(changes: dict[str, Any], mode: str, language: str) -> None:
    key = observe(answers("a"), **changes)[1].key

    assert key == TallyKey("history", "2026.1", "hist-0001", mode, language, "a")


def test_an_answer_takes_as_long_as_since_the_one_before() -> None:
    attempt = sat()
    moments = {3: NOW + timedelta(seconds=20), 1: NOW + timedelta(seconds=25.4), 2: NOW + timedelta(hours=1)}

    assert take_seconds(attempt, moments) == {3: 20, 1: 5}, "nobody thinks for an hour"


def test_answers_that_came_together_say_nothing_about_time() -> None:
    later = NOW + timedelta(seconds=9)

    assert take_seconds(sat(), {1: later, 2: later, 3: later + timedelta(seconds=7)}) == {3: 7}
    assert take_seconds(sat(), {1: NOW}) == {}


@pytest.mark.parametrize(("seconds", "place"), [(1, 0), (3, 0), (4, 1), (599, 12), (600, 12)])
def test_times_are_counted_by_classes(seconds: int, place: int) -> None:
    items = {item.id: item for item in ITEMS}
    found = observe_items(sat(), items, answers("a"), {1: NOW + timedelta(seconds=seconds)})
    classes = found[ItemId("hist-0001")].tally.seconds

    assert len(classes) == len(SECONDS_BOUNDS)
    assert (sum(classes), classes[place]) == (1, 1)


def test_what_is_left_out_takes_no_time() -> None:
    items = {item.id: item for item in ITEMS}
    responses = {**answers(None, "a"), 1: Response(position=1, value=" ")}
    found = observe_items(sat(), items, responses, {1: NOW + timedelta(seconds=5)})

    assert sum(found[ItemId("hist-0001")].tally.seconds) == 0


_KEYS = st.sampled_from([TallyKey("history", "2026.1", f"hist-{n}", "exam", "ru", "a") for n in range(3)])
_COUNTS = st.integers(0, 1_000)
_TALLIES = st.builds(
    Tally,
    is_correct=st.just(True),
    times=_COUNTS,
    rested=_COUNTS,
    rest_sum=_COUNTS,
    rest_squares=_COUNTS,
    seconds=st.tuples(*[_COUNTS] * len(SECONDS_BOUNDS)),
)
_ENTRIES = st.lists(st.tuples(_KEYS, _TALLIES), max_size=9)


@given(_ENTRIES, _ENTRIES, st.randoms(use_true_random=False))
def test_tallies_add_up_in_any_order_and_in_any_parts(
    some: list[tuple[TallyKey, Tally]], more: list[tuple[TallyKey, Tally]], random: Random
) -> None:
    mixed = [*some, *more]
    random.shuffle(mixed)

    assert add_tallies([*add_tallies(some).items(), *add_tallies(more).items()]) == add_tallies(mixed)


@given(_TALLIES, _TALLIES)
def test_what_was_added_can_be_taken_away(one: Tally, other: Tally) -> None:
    assert one + other + -other == one
