"""Anybody may begin; one address not without end."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import TooManyTries
from elearn.domain.tries import BeginnersQuota
from elearn.storage.engine import reading, transaction
from elearn.storage.tables import FailedTryRow, LearnerRow
from elearn.usecases.begin_learner import begin_learner
from tests.builders import NOW, new_id

QUOTA = BeginnersQuota("an address", per_hour=3)
HOUR = timedelta(hours=1)


def begin(engine: Engine, now: datetime = NOW, quota: BeginnersQuota | None = QUOTA) -> bool:
    with transaction(engine) as session:
        try:
            begin_learner(session, learner_id=LearnerId(new_id()), now=now, quota=quota)
        except TooManyTries:
            return False
    return True


def test_an_hour_takes_its_number_and_the_next_hour_again(engine: Engine) -> None:
    assert [begin(engine) for _ in range(4)] == [True, True, True, False]
    assert not begin(engine, NOW + timedelta(minutes=59))
    assert begin(engine, NOW + HOUR)


def test_a_day_takes_ten_full_hours(engine: Engine) -> None:
    begun = [begin(engine, NOW + hour * HOUR) for hour in range(11) for _ in range(3)]

    assert begun == [True] * 30 + [False] * 3
    assert begin(engine, NOW + 25 * HOUR)


def test_other_addresses_and_installations_without_a_limit_are_let_in(engine: Engine) -> None:
    for _ in range(4):
        begin(engine)
    assert begin(engine, quota=BeginnersQuota("another address", per_hour=3))
    assert begin(engine, quota=None)


def test_a_refused_visitor_leaves_no_row_and_a_minute_leaves_one(engine: Engine) -> None:
    for second in range(5):
        begin(engine, NOW + timedelta(seconds=second))

    with reading(engine) as session:
        counts = [
            session.scalar(select(func.count()).select_from(row.__table__))
            for row in (LearnerRow, FailedTryRow)
        ]
    assert counts == [3, 1]


def test_counts_of_yesterday_are_cleared_away(engine: Engine) -> None:
    begin(engine)
    begin(engine, NOW + timedelta(hours=24, minutes=1))

    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(FailedTryRow.__table__)) == 1
