import io
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Engine, insert
from sqlalchemy.orm import Session

from elearn.storage.archive import read_archive, verify_archive, write_archive
from elearn.storage.audit import add_audit_entry, list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import add_learner, has_learners
from elearn.storage.releases import load_release_files
from elearn.storage.tables import LearnerRow
from tests.builders import NOW, a_learner, a_ref, new_id
from tests.storage.backups import FILES, backup, everything, fill_richly


@pytest.fixture(params=[False, True], ids=["sqlite to postgresql", "postgresql to sqlite"])
def both(request: pytest.FixtureRequest, sqlite_engine: Engine, postgresql_engine: Engine) -> list[Engine]:
    """Return the two engines, in each order."""
    engines = [sqlite_engine, postgresql_engine]
    return engines[::-1] if request.param else engines


def test_a_backup_of_one_engine_is_restored_on_the_other(both: list[Engine]) -> None:
    source, target = both
    fill_richly(source)
    with transaction(target) as session:
        add_learner(session, a_learner())  # goes: a restore replaces

    file = backup(source)
    with transaction(target) as session:
        restored = read_archive(session, file)

    assert everything(target) == everything(source)
    assert restored == verify_archive(file)
    assert {name: digest.rows for name, digest in restored.tables.items()} == {
        name: len(rows) for name, rows in everything(source).items()
    }
    with reading(target) as session:
        assert load_release_files(session, a_ref(release="2026.2")) == FILES


def test_a_restored_database_goes_on_counting(both: list[Engine]) -> None:
    source, target = both
    fill_richly(source)
    with transaction(target) as session:
        read_archive(session, backup(source))

    with transaction(target) as session:
        add_audit_entry(session, account_id=None, action="restore", subject="", now=NOW)
    with reading(target) as session:
        assert list_audit_entries(session, limit=1)[0].action == "restore"


def test_the_same_data_give_the_same_file_on_both_engines(both: list[Engine]) -> None:
    source, target = both
    fill_richly(source)
    file = backup(source)
    with transaction(target) as session:
        read_archive(session, file)

    assert backup(target).getvalue() == file.getvalue()


class _Interrupted(io.BytesIO):
    """A file during whose every write something else happens."""

    def __init__(self, interrupt: Callable[[], None]) -> None:
        super().__init__()
        self._interrupt = interrupt

    def write(self, data: Any) -> int:
        self._interrupt()
        return super().write(data)


def test_a_backup_is_one_moment_while_others_write(engine: Engine) -> None:
    """Learners and their audit entries come in pairs; a backup must never see half of one."""

    def add_pair() -> None:
        with transaction(engine) as session:
            add_learner(session, a_learner())
            add_audit_entry(session, account_id=None, action="begin", subject="", now=NOW)

    file = _Interrupted(add_pair)
    with reading(engine) as session:
        tables = write_archive(session, file).tables

    assert verify_archive(file).tables == tables
    assert 0 < tables["learner"].rows == tables["audit_entry"].rows < len(everything(engine)["learner"])


def test_a_restore_keeps_writers_out_until_it_is_done(engine: Engine) -> None:
    fill_richly(engine)
    file = backup(engine)
    before = everything(engine)
    is_restored = Event()

    def write() -> bool:
        with transaction(engine) as session:
            add_learner(session, a_learner())
            return is_restored.is_set()

    with ThreadPoolExecutor(1) as pool:
        with transaction(engine) as session:
            read_archive(session, file)
            writing = pool.submit(write)
            with reading(engine) as reader:
                assert has_learners(reader)  # readers go on, with what was there
            is_restored.set()
        assert writing.result(), "it waited"

    after = everything(engine)
    assert {name: len(rows) for name, rows in after.items()} == {
        name: len(rows) + (name == "learner") for name, rows in before.items()
    }


def test_a_great_table_is_never_in_memory_as_a_whole(engine: Engine) -> None:
    with transaction(engine) as session:
        _add_learners(session, 5_000)
    file = io.BytesIO()

    tracemalloc.start()
    with reading(engine) as session:
        write_archive(session, file)
    _, peak_writing = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    with transaction(engine) as session:
        read_archive(session, file)
    _, peak_reading = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert verify_archive(file).tables["learner"].rows == 5_000
    # Five thousand rows as Python objects are more than four megabytes, a batch is a quarter of one.
    assert max(peak_writing, peak_reading) - len(file.getvalue()) < 2_000_000


def _add_learners(session: Session, count: int) -> None:
    rows = [{"id": new_id(), "created_at": NOW} for _ in range(count)]
    session.execute(insert(LearnerRow.__table__), rows)
