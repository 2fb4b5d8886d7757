from collections.abc import Sequence
from math import isclose
from statistics import StatisticsError, correlation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.item_analysis import ItemStatistics, Sums, sum_tallies
from elearn.domain.item_tallies import OMITTED, REST_SCALE, SECONDS_BOUNDS, Tally
from tests.domain.tallies import a_tally, tallies_of

KEY = "a"
_RAW = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, REST_SCALE)), max_size=60)


def directly(marks: Sequence[bool], rests: Sequence[int]) -> float | None:
    """What the textbook's formula gives on the raw data."""
    try:
        return correlation([int(mark) for mark in marks], rests)
    except StatisticsError:
        return None


def agree(value: float | None, expected: float | None) -> bool:
    if value is None or expected is None:
        return value is expected
    return isclose(value, expected, abs_tol=1e-6)


@given(_RAW)
def test_the_discrimination_is_the_correlation_on_the_raw_data(raw: list[tuple[str, int]]) -> None:
    found = ItemStatistics(tallies_of(raw, key=KEY)).discrimination

    assert found.n == len(raw)
    assert agree(found.value, directly([answer == KEY for answer, _ in raw], [rest for _, rest in raw]))


@given(_RAW, st.sampled_from("abcd"))
def test_so_is_that_of_every_choice(raw: list[tuple[str, int]], choice: str) -> None:
    found = ItemStatistics(tallies_of(raw, key=KEY)).answer(choice)
    taken = [answer == choice for answer, _ in raw]

    assert (found.share.count, found.share.of) == (sum(taken), len(raw))
    assert agree(found.rest.value, directly(taken, [rest for _, rest in raw]))


@given(_RAW, _RAW)
def test_two_groups_as_one_are_all_answers_together(
    some: list[tuple[str, int]], more: list[tuple[str, int]]
) -> None:
    apart = [sum_tallies(tallies_of(raw, key=KEY).values()) for raw in (some, more)]
    together = sum_tallies(tallies_of([*some, *more], key=KEY).values())
    both = apart[0] + apart[1]

    assert (both.answered, both.correct, both.x) == (together.answered, together.correct, together.x)
    assert isclose(both.yy, together.yy, abs_tol=1e-9)
    assert isclose(both.xy, together.xy, abs_tol=1e-9)


def test_facility_is_over_those_who_answered_and_omissions_stand_apart() -> None:
    statistics = ItemStatistics({"a": a_tally(6, is_correct=True), "b": a_tally(2), OMITTED: a_tally(2)})

    assert (statistics.n, statistics.facility.value) == (8, 0.75)
    assert (statistics.omitted.count, statistics.omitted.of) == (2, 10)
    assert statistics.answer("b").share.value == 0.25


def test_where_nothing_was_seen_nothing_is_said() -> None:
    empty = ItemStatistics()

    assert (empty.n, empty.facility.value, empty.omitted.value) == (0, None, None)
    assert empty.discrimination.value is None
    assert empty.discrimination.interval() == (-1.0, 1.0)
    assert empty.median_time.seconds is None
    assert Sums().spread_x == Sums().spread_y == Sums().spread_xy == 0


@pytest.mark.parametrize("answers", [[("a", 1), ("a", 999)], [("a", 5), ("b", 5)]])
def test_answers_that_are_all_alike_have_no_correlation(answers: list[tuple[str, int]]) -> None:
    assert ItemStatistics(tallies_of(answers, key=KEY)).discrimination.value is None


def test_answers_without_a_rest_score_count_for_the_facility_alone() -> None:
    unrested = {"a": Tally(is_correct=True, times=3), **tallies_of([("b", 100)], key=KEY)}
    statistics = ItemStatistics(unrested)

    assert (statistics.facility.of, statistics.discrimination.n) == (4, 1)


def test_the_median_time_is_over_all_answers_that_have_one() -> None:
    quick = tuple(4 if bound == 5 else 0 for bound in SECONDS_BOUNDS)
    slow = tuple(4 if bound == 60 else 0 for bound in SECONDS_BOUNDS)
    right = Tally(is_correct=True, times=9, seconds=quick)
    statistics = ItemStatistics({"a": right, "b": Tally(is_correct=False, times=4, seconds=slow)})
    median = statistics.median_time

    assert (median.n, median.seconds) == (8, 5.0)
    assert median.interval.low < 5.0 < median.interval.high


def test_one_time_is_its_own_median_and_says_little() -> None:
    seconds = tuple(int(bound == 40) for bound in SECONDS_BOUNDS)
    median = ItemStatistics({"a": Tally(is_correct=True, times=1, seconds=seconds)}).median_time

    assert (median.n, median.seconds, median.interval) == (1, 33.5, (27.0, 40.0))
