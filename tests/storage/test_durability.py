import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from elearn.storage.durability import is_durable, prove_writing
from elearn.storage.engine import reading, transaction
from elearn.storage.releases import list_missing_files
from elearn.storage.revision import is_current
from tests.storage.test_releases import SVG_HASH, add


def test_writing_is_proved_and_changes_nothing(engine: Engine) -> None:
    with transaction(engine) as session:
        prove_writing(session)

    assert is_current(engine)


def test_who_may_only_read_proves_nothing(engine: Engine) -> None:
    with reading(engine) as session, pytest.raises(DBAPIError):
        prove_writing(session)


def test_sqlite_survives_a_power_cut_and_the_postgresql_of_the_tests_is_known_not_to(engine: Engine) -> None:
    with reading(engine) as session:
        assert is_durable(session) == (engine.dialect.name == "sqlite")  # tests/postgres_server.py: no fsync


def test_a_sqlite_that_does_not_wait_for_the_disk_is_found_out(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver
        connection.rollback()
        driver.execute("PRAGMA synchronous = NORMAL")
    with transaction(sqlite_engine) as session:
        assert session.scalar(text("PRAGMA synchronous")) == 1
        assert not is_durable(session)


def test_a_file_that_no_release_brought_is_missing(engine: Engine) -> None:
    add(engine)

    with reading(engine) as session:
        assert list_missing_files(session, {SVG_HASH, "0" * 64}) == {"0" * 64}
        assert list_missing_files(session, set()) == set()
