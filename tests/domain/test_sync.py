"""When a centre's server tries by itself to send, and how it dates what it sends."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.centres import CentreId
from elearn.domain.sync import LAST_YEAR, RETRY_AFTER, ServerLink, is_newer, next_moment
from tests.builders import NOW, new_id

A_MOMENT = timedelta(microseconds=1)


def a_link(tried_at: datetime | None, url: str = "https://central.example") -> ServerLink:
    return ServerLink(
        url=url,
        centre_id=CentreId(new_id()),
        own_centre_id=CentreId(new_id()),
        server_key="key",
        connected_at=NOW,
        tried_at=tried_at,
    )


@pytest.mark.parametrize(
    ("tried_at", "is_due"),
    [
        (None, True),
        (NOW, False),
        (NOW - RETRY_AFTER + A_MOMENT, False),
        (NOW - RETRY_AFTER, True),
        (NOW + A_MOMENT, True),  # the clock was put back since
    ],
)
def test_a_try_is_due_some_minutes_after_the_last_one(tried_at: datetime | None, is_due: bool) -> None:
    assert a_link(tried_at).is_due(NOW) is is_due


def test_without_an_address_there_is_nothing_to_try() -> None:
    assert not a_link(None, url="").is_due(NOW)


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=1, max_size=10))
def test_batches_are_dated_one_after_the_other_whatever_the_clock_says(clock: Sequence[datetime]) -> None:
    moments: list[datetime] = []
    for now in clock:
        moments.append(next_moment(moments[-1] if moments else None, now))

    assert all(earlier < later for earlier, later in pairwise(moments))
    assert moments[-1].year <= LAST_YEAR
    if all(earlier < later for earlier, later in pairwise(clock)) and clock[-1].year <= LAST_YEAR:
        assert moments == clock


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("made_at", "than", "is_told"),
    [
        (NOW, NOW, False),
        (NOW, NOW - A_MOMENT, True),
        (NOW - A_MOMENT, NOW, False),
        (NOW + 2 * DAY, NOW + DAY, True),  # a clock that is still ahead
        (NOW + DAY, NOW + DAY, False),  # the same once more
        (NOW, NOW + DAY, True),  # put right, and the centre's server has forgotten it
        (NOW - DAY, NOW + DAY, False),  # made before the other one arrived
        (NOW + A_MOMENT, NOW + DAY, False),  # ahead, too: nobody knows
    ],
)
def test_the_newer_batch_stands(made_at: datetime, than: datetime, *, is_told: bool) -> None:
    assert is_newer(made_at, than=than, arrived_at=NOW - DAY, now=NOW) is is_told
