import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from elearn.storage import engine as storage
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.learners import add_learner, erase_learner, has_learners, load_learner
from elearn.storage.schema import upgrade_database
from elearn.storage.tables import LearnerRow
from tests.builders import NOW, a_learner


def test_a_transaction_commits_at_its_end_and_rolls_back_on_an_exception(engine: Engine) -> None:
    def fail() -> None:
        with transaction(engine) as session:
            add_learner(session, a_learner())
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with reading(engine) as session:
        assert not has_learners(session)

    with transaction(engine) as session:
        add_learner(session, a_learner())
    with reading(engine) as session:
        assert has_learners(session)


def test_ddl_belongs_to_its_transaction(engine: Engine) -> None:
    def fail() -> None:
        with transaction(engine) as session:
            session.execute(text("CREATE TABLE made_by_test (n INTEGER)"))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with reading(engine) as session, pytest.raises(DBAPIError):
        session.execute(text("SELECT * FROM made_by_test"))


def test_reading_refuses_to_write(engine: Engine) -> None:
    with reading(engine) as session, pytest.raises(DBAPIError):
        add_learner(session, a_learner())
    with transaction(engine) as session:  # and the next one may
        add_learner(session, a_learner())


def test_reading_sees_one_state_however_long_it_takes(engine: Engine) -> None:
    learner = a_learner()
    with reading(engine) as session:
        assert not has_learners(session)
        with transaction(engine) as other:
            add_learner(other, learner)
        assert not has_learners(session)
    with reading(engine) as session:
        assert has_learners(session)


def test_threads_take_turns_to_write(engine: Engine) -> None:
    def add(_: int) -> None:
        with transaction(engine) as session:
            has_learners(session)  # read first: a deferred SQLite transaction could not become a writer now
            add_learner(session, a_learner())

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(64)))

    with reading(engine) as session:
        assert len(session.execute(select(LearnerRow.__table__.c.id)).all()) == 64


def test_two_processes_take_turns_too(sqlite_engine: Engine) -> None:
    """Another engine has another lock: as another process would, it waits in SQLite's busy handler."""
    other, has_begun = make_engine(str(sqlite_engine.url)), Event()

    def write() -> None:
        has_begun.set()
        with transaction(other) as session:
            add_learner(session, a_learner())

    with ThreadPoolExecutor(1) as pool:
        with transaction(sqlite_engine) as session:
            add_learner(session, a_learner())
            waiting = pool.submit(write)
            has_begun.wait()
        waiting.result()
    other.dispose()


def test_a_transaction_inside_another_one_does_not_wait_for_ever(
    sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.01)
    with transaction(sqlite_engine), pytest.raises(TimeoutError), transaction(sqlite_engine):
        pass


def test_sqlite_keeps_what_it_acknowledged_and_checks_foreign_keys(sqlite_engine: Engine) -> None:
    with transaction(sqlite_engine) as session:
        found = {
            name: session.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_naive_time_is_refused(engine: Engine) -> None:
    naive = datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001
    with transaction(engine) as session, pytest.raises(StatementError, match="naive datetime"):
        add_learner(session, a_learner(created_at=naive))


def test_a_time_of_any_zone_comes_back_in_utc_to_the_microsecond(engine: Engine) -> None:
    tashkent = timezone(timedelta(hours=5))
    learner = a_learner(created_at=NOW.astimezone(tashkent))
    with transaction(engine) as session:
        add_learner(session, learner)

    with reading(engine) as session:
        stored = load_learner(session, learner.id).created_at
    assert (stored, stored.utcoffset()) == (NOW, timedelta(0))


def test_a_failed_statement_leaves_a_usable_engine(engine: Engine) -> None:
    learner = a_learner()
    with transaction(engine) as session:
        add_learner(session, learner)
    with pytest.raises(IntegrityError), transaction(engine) as session:
        add_learner(session, learner)
    with transaction(engine) as session:
        erase_learner(session, learner.id)
    assert [watched.pool.checkedout() for watched in storage.engines_of(engine)] == [0, 0]  # type: ignore[attr-defined]


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
def test_a_new_sqlite_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'new.db'}")
    upgrade_database(engine)
    with reading(engine) as session:
        session.execute(text("SELECT 1"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    engine.dispose()

    assert modes == {"new.db": 0o600, "new.db-wal": 0o600, "new.db-shm": 0o600}
