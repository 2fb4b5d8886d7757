from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.groups import ParticipantId
from elearn.domain.retention import (
    AHEAD,
    MONTHS,
    LastSeen,
    erased_at,
    is_due,
    plan_erasure,
    surely_kept_after,
)
from tests.builders import NOW, new_id

moments = st.integers(0, 40 * 365 * 24 * 3600).map(lambda seconds: NOW + timedelta(seconds=seconds))
periods = st.sampled_from(MONTHS)


def seen(moment: datetime) -> LastSeen:
    return LastSeen(participant_id=ParticipantId(new_id()), seen_at=moment)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ((2026, 3, 1), 6, (2026, 9, 1)),
        ((2026, 8, 31), 6, (2027, 2, 28)),
        ((2027, 8, 31), 6, (2028, 2, 29)),
        ((2024, 2, 29), 12, (2025, 2, 28)),
        ((2026, 12, 31), 3, (2027, 3, 31)),
        ((2026, 11, 30), 3, (2027, 2, 28)),
        ((2026, 1, 15), 36, (2029, 1, 15)),
    ],
)
def test_the_same_day_so_many_months_later(
    day: tuple[int, int, int], months: int, then: tuple[int, int, int]
) -> None:
    assert erased_at(datetime(*day, 12, tzinfo=UTC), months) == datetime(*then, 12, tzinfo=UTC)


def test_the_moment_itself_is_the_border() -> None:
    border = erased_at(NOW, 24)

    assert is_due(NOW, 24, border)
    assert not is_due(NOW, 24, border - timedelta(microseconds=1))


@given(moments, moments, periods)
def test_who_was_seen_later_is_never_erased_earlier(one: datetime, other: datetime, months: int) -> None:
    first, second = sorted((one, other))

    assert erased_at(first, months) <= erased_at(second, months)


@given(moments, periods)
def test_nobody_is_due_within_the_shortest_months_there_are(moment: datetime, months: int) -> None:
    assert erased_at(moment, months) - moment >= timedelta(days=28 * months)
    assert erased_at(moment, months) - moment <= timedelta(days=31 * months)


@given(moments, moments, periods)
def test_who_is_due_was_not_seen_after_the_bound_for_looking_up(
    seen_at: datetime, now: datetime, months: int
) -> None:
    if is_due(seen_at, months, now):
        assert seen_at <= surely_kept_after(now, months)


def test_staff_are_told_of_those_who_are_erased_soon_and_of_the_first_day() -> None:
    months = 3
    gone = [NOW - timedelta(days=days) for days in (10, 62, 70, 400)]
    plan = plan_erasure(map(seen, gone), months, NOW)

    assert plan.count == 2 + (erased_at(gone[1], months) <= NOW + AHEAD)
    assert plan.first_at == NOW, "who is due already goes next"
    assert plan_erasure([seen(NOW)], months, NOW).first_at is None
    assert plan_erasure([seen(gone[2])], months, NOW).first_at == erased_at(gone[2], months)
