from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.intervals import (
    SURE,
    Interval,
    correlation_interval,
    quantile_of_classes,
    share_interval,
)


def test_of_nothing_the_share_may_be_anything() -> None:
    assert share_interval(0, 0) == Interval(0.0, 1.0)


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = share_interval(8, 10)

    assert isclose(low, 0.4902, abs_tol=0.0001), "as R's prop.test(8, 10, correct = FALSE) says"
    assert isclose(high, 0.9433, abs_tol=0.0001)


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_lies_in_its_interval_and_a_surer_one_is_wider(count: int, more: int) -> None:
    of = count + more
    shown, sure = share_interval(count, of), share_interval(count, of, SURE)

    assert 0 <= shown.low <= count / of <= shown.high <= 1
    assert sure.low <= shown.low <= shown.high <= sure.high


def test_the_interval_of_a_correlation_is_fishers() -> None:
    low, high = correlation_interval(0.5, 28)

    assert isclose(low, 0.1556, abs_tol=0.0005)
    assert isclose(high, 0.7358, abs_tol=0.0005)


@pytest.mark.parametrize("n", [0, 3])
def test_of_three_the_correlation_may_be_anything(n: int) -> None:
    assert correlation_interval(0.9, n) == Interval(-1.0, 1.0)


@pytest.mark.parametrize("value", [-1.0, 1.0])
def test_a_whole_correlation_stays_within_its_range(value: float) -> None:
    assert correlation_interval(value, 50) == Interval(value, value)


@pytest.mark.parametrize(("rank", "value"), [(-1, 0.0), (0.25, 2.5), (0.5, 5.0), (0.75, 7.5), (2, 10.0)])
def test_a_quantile_lies_evenly_inside_its_class(rank: float, value: float) -> None:
    assert quantile_of_classes([2, 2], [5, 10], rank) == value


def test_empty_classes_hold_no_quantile() -> None:
    assert quantile_of_classes([0, 4, 0], [5, 10, 20], 0.5) == 7.5
    assert quantile_of_classes([0, 0], [5, 10], 0.5) == 10.0
