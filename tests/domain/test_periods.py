"""Whole months."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.periods import Month, Period, month_of, parse_month

JULY, SEPTEMBER = Month(2026, 7), Month(2026, 9)
MOSCOW = timezone(timedelta(hours=3))


def test_a_period_has_both_its_ends() -> None:
    period = Period(JULY, SEPTEMBER)

    assert [str(month) for month in period] == ["2026-07", "2026-08", "2026-09"]
    assert len(period) == 3
    assert len(Period(SEPTEMBER, JULY)) == 0


def test_a_month_begins_at_midnight_of_its_zone() -> None:
    assert JULY.begins_at(MOSCOW) == datetime(2026, 6, 30, 21, tzinfo=UTC)
    assert month_of(datetime(2026, 6, 30, 21, tzinfo=UTC), MOSCOW) == JULY
    assert month_of(datetime(2026, 6, 30, 20, 59, tzinfo=UTC), MOSCOW) == Month(2026, 6)


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (Period(SEPTEMBER, SEPTEMBER), True),
        (Period(Month(2026, 10), Month(2026, 12)), False),
        (Period(Month(2026, 1), JULY), True),
        (Period(Month(2026, 1), Month(2026, 6)), False),
    ],
)
def test_one_month_in_both_is_an_overlap(other: Period, overlaps: bool) -> None:
    assert Period(JULY, SEPTEMBER).overlaps(other) is overlaps
    assert other.overlaps(Period(JULY, SEPTEMBER)) is overlaps


@given(st.integers(1, 9999), st.integers(1, 12))
def test_months_are_read_as_they_are_written(year: int, month: int) -> None:
    assert parse_month(str(Month(year, month))) == Month(year, month)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "0000-01", "2026-7", "26-07", "²026-07", "x"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    assert parse_month(text) is None


@given(st.integers(1, 9000), st.integers(1, 12), st.integers(0, 400))
def test_going_on_and_back_leads_to_the_same_month(year: int, month: int, steps: int) -> None:
    assert Month(year, month).after(steps).after(-steps) == Month(year, month)
