from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.tries import LONGEST_PAUSE, BeginnersQuota, pause_after


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (14, 512), (15, 900), (1000, 900)]
)
def test_after_the_free_tries_each_pause_is_twice_as_long(failures: int, seconds: int) -> None:
    assert pause_after(failures, free=5) == timedelta(seconds=seconds)


@given(st.integers(0, 10**9), st.integers(0, 100))
def test_a_pause_never_shrinks_and_never_passes_the_longest(failures: int, free: int) -> None:
    assert pause_after(failures, free) <= pause_after(failures + 1, free) <= LONGEST_PAUSE


def test_a_day_takes_ten_full_hours_of_new_learners() -> None:
    assert BeginnersQuota("an address", per_hour=300).per_day == 3000
