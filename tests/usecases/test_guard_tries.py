from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.errors import TooManyTries
from elearn.domain.tries import TryKey
from elearn.storage.engine import reading, transaction
from elearn.storage.throttle import load_failures
from elearn.usecases.guard_tries import guard_tries
from elearn.usecases.record_failed_try import record_failed_try
from tests.builders import NOW

KEY = TryKey("some key", free=5)
SECOND = timedelta(seconds=1)


def fail(engine: Engine, times: int) -> None:
    for _ in range(times):
        with transaction(engine) as session:
            record_failed_try(session, keys=(KEY,), now=NOW)


def test_the_free_tries_need_no_pause(engine: Engine) -> None:
    fail(engine, 4)
    with reading(engine) as session:
        guard_tries(session, keys=(KEY,), now=NOW)


@pytest.mark.parametrize(("failures", "pause"), [(5, 1), (8, 8), (30, 900)])
def test_a_try_within_the_pause_is_refused_and_after_it_let_in(
    engine: Engine, failures: int, pause: int
) -> None:
    fail(engine, failures)
    with reading(engine) as session:
        with pytest.raises(TooManyTries) as refusal:
            guard_tries(session, keys=(KEY,), now=NOW + pause * SECOND)
        guard_tries(session, keys=(KEY,), now=NOW + (pause + 1) * SECOND)

    assert refusal.value.wait_seconds == pause


def test_failures_are_forgotten_after_a_day(engine: Engine) -> None:
    fail(engine, 30)
    tomorrow = NOW + timedelta(hours=24, seconds=1)
    with transaction(engine) as session:
        record_failed_try(session, keys=(KEY,), now=tomorrow)
        assert load_failures(session, KEY.key, since=NOW) == 1
