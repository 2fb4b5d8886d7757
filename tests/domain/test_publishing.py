"""Names of releases, and what stands in the way of one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.attempts import ReleaseRef
from elearn.domain.publishing import DatedRelease, begin_of, next_release_name
from elearn.formats.bank_files.folders import age_key
from tests.builders import HISTORY


@pytest.mark.parametrize(
    ("names", "day", "expected"),
    [
        ([], date(2026, 11, 22), "2026.1"),
        (["2026.1"], date(2026, 11, 22), "2026.2"),
        (["2026.9", "2026.10"], date(2026, 12, 31), "2026.11"),
        (["2026.3"], date(2027, 1, 1), "2027.1"),
        (["2027.2", "2026.1"], date(2026, 12, 31), "2027.3"),  # one for next year waits already
        (["first", "2026.x"], date(2026, 1, 1), "2026.1"),
    ],
)
def test_the_next_release_is_the_years_next(names: list[str], day: date, expected: str) -> None:
    assert next_release_name(names, day) == expected


@given(
    st.lists(st.tuples(st.integers(2020, 2030), st.integers(1, 40)), max_size=8),
    st.dates(date(2020, 1, 1), date(2031, 1, 1)),
)
def test_the_next_release_is_newer_than_every_other(taken: list[tuple[int, int]], day: date) -> None:
    names = [f"{year}.{number}" for year, number in taken]

    assert all(age_key(name) < age_key(next_release_name(names, day)) for name in names)


@pytest.mark.parametrize(
    ("loaded", "since", "expected"),
    [
        (-1, -1, True),
        (0, -1, False),  # came at the moment at which it begins: it was current at once
        (1, -1, False),
        (-1, 0, False),  # began, or somebody decided otherwise meanwhile
        (-1, 1, False),
    ],
)
def test_a_release_came_early_if_nothing_was_decided_since_its_day_began(
    loaded: int, since: int, expected: bool
) -> None:
    midnight = datetime(2026, 12, 4, 21, tzinfo=UTC)
    release = DatedRelease(
        ref=ReleaseRef(bank_id=HISTORY, release="2026.2"),
        released_on=date(2026, 12, 5),
        loaded_at=midnight + timedelta(seconds=loaded),
        serving="2026.1",
        serving_since=midnight + timedelta(seconds=since),
    )

    assert (release.starts_at, release.came_early) == (midnight, expected)


@given(st.dates())
def test_a_day_begins_at_midnight_in_moscow_whatever_day(day: date) -> None:
    assert begin_of(day).date() == day
    assert (begin_of(day) < datetime(2026, 12, 4, 21, tzinfo=UTC)) == (day < date(2026, 12, 5))
