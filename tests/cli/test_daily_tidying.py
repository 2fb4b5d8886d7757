"""A server that runs for months forgets people as one that starts every day does."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, func, select, update

from elearn.cli.daily_tidying import tidy_daily
from elearn.settings import Settings
from elearn.storage.engine import reading, transaction
from elearn.storage.tables import LearnerRow, ParticipantRow
from tests.builders import NOW
from tests.usecases.room_world import make_room
from tests.usecases.world import make_world


def days(count: int) -> Callable[[], bool]:
    """Let so many days pass, then the end come."""
    passed = iter([False] * count)
    return lambda: next(passed, True)


def settings_of(url: str, folder: Path) -> Settings:
    return Settings(data_folder=folder, database_url=url, secret_key="only for tests, only for tests")


def people(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(ParticipantRow)) or 0


def test_each_day_who_did_not_come_any_more_is_erased(sqlite_engine: Engine, tmp_path: Path) -> None:
    room = make_room(make_world(sqlite_engine))
    settings = settings_of(sqlite_engine.url.render_as_string(), tmp_path)
    tidy_daily(settings, days(1))
    assert people(sqlite_engine) == 3

    with transaction(sqlite_engine) as session:
        is_gone = ParticipantRow.id != room.people[0].id
        long_ago = NOW - timedelta(days=2000)
        session.execute(update(ParticipantRow).where(is_gone).values(created_at=long_ago))
    tidy_daily(settings, days(0))
    assert people(sqlite_engine) == 3
    tidy_daily(settings, days(2))

    assert people(sqlite_engine) == 1
    with reading(sqlite_engine) as session:
        gone = select(func.count()).where(LearnerRow.id.in_([each.learner_id for each in room.people]))
        assert session.scalar(gone) == 1


def test_a_database_that_is_away_is_tidied_another_day(tmp_path: Path) -> None:
    tidy_daily(settings_of(f"sqlite:///{tmp_path / 'gone' / 'elearn.db'}", tmp_path), days(2))
