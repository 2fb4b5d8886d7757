"""Names of releases, and what stands in the way of one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.publishing import next_release_name
from elearn.formats.bank_files.folders import age_key


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
