"""When a centre's server tries by itself to send."""

from datetime import datetime, timedelta

import pytest

from elearn.domain.centres import CentreId
from elearn.domain.sync import RETRY_AFTER, ServerLink
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
