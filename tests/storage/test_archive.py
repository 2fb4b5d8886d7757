import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session

from elearn.domain.errors import BackupUnreadable
from elearn.storage.accounts import add_account
from elearn.storage.archive import read_archive, verify_archive, write_archive
from elearn.storage.audit import add_audit_entry, list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import add_learner, has_learners
from elearn.storage.releases import add_release, load_release_files
from elearn.storage.tables import Base, LearnerRow
from tests.builders import NOW, a_bank, a_learner, a_ref, an_account, an_item, new_id
from tests.storage.test_constraints import fill

Spoil = Callable[[bytes], bytes]
FILES = {"manifest.yaml": "название: История\n".encode(), "media/a.opus": bytes(range(256)) * 300}


@pytest.fixture(params=[False, True], ids=["sqlite to postgresql", "postgresql to sqlite"])
def both(request: pytest.FixtureRequest, sqlite_engine: Engine, postgresql_engine: Engine) -> list[Engine]:
    """Return the two engines, in each order."""
    engines = [sqlite_engine, postgresql_engine]
    return engines[::-1] if request.param else engines


def backup(engine: Engine) -> io.BytesIO:
    file = io.BytesIO()
    with reading(engine) as session:
        write_archive(session, file)
    return file


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with reading(engine) as session:
        return {
            table.name: [
                tuple(row) for row in session.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in Base.metadata.sorted_tables
        }


def fill_richly(engine: Engine) -> None:
    """Leave a row in every table, and values that are written in more than one way."""
    account = an_account(user_name="Зарина")
    with transaction(engine) as session:
        fill(session, until="")
        add_release(
            session, a_bank(an_item(5), release="2026.2"), sha256="2" * 64, files=FILES, loaded_at=NOW
        )
        add_account(session, account)
        add_learner(session, a_learner(code="000000000000", exam_on=NOW.date()))
        for action in ("sign_in", "sign_out"):
            add_audit_entry(session, account_id=account.id, action=action, subject="", now=NOW)


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


def test_a_backup_is_one_moment_while_others_write(engine: Engine) -> None:
    """Learners and their audit entries come in pairs; a backup must never see half of one."""
    stop, started = Event(), Event()

    def write() -> int:
        pairs = 0
        while not stop.is_set():
            with transaction(engine) as session:
                add_learner(session, a_learner())
                add_audit_entry(session, account_id=None, action="begin", subject="", now=NOW)
            pairs += 1
            started.set()
        return pairs

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        started.wait()
        counts = [verify_archive(backup(engine)).tables for _ in range(10)]
        stop.set()
        assert writing.result() > 0

    assert all(tables["learner"].rows == tables["audit_entry"].rows > 0 for tables in counts)
    assert len({tables["learner"].rows for tables in counts}) > 1, "others did write meanwhile"


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


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flip(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


def _empty(_content: bytes) -> bytes:
    return b""


def _other_zip(_content: bytes) -> bytes:
    return _rewritten({"readme.txt": b"hello"})


def _text(_content: bytes) -> bytes:
    return b"SQLite format 3\x00" * 100


def _changed_rows(content: bytes) -> bytes:
    return _rewritten(_entries(content) | {"tables/learner.jsonl": b""})


def _missing_table(content: bytes) -> bytes:
    return _rewritten(
        {path: data for path, data in _entries(content).items() if path != "tables/learner.jsonl"}
    )


def _other_revision(content: bytes) -> bytes:
    return _with_manifest(content, revision="9999")


def _other_format(content: bytes) -> bytes:
    return _with_manifest(content, format="elearn-backup-99")


def _odd_manifest(content: bytes) -> bytes:
    return _with_manifest(content, tables=[1, 2])


def _unknown_table(content: bytes) -> bytes:
    return _with_manifest(content, tables={"quiz": {"rows": 0, "sha256": ""}})


def _with_manifest(content: bytes, **changes: object) -> bytes:
    entries = _entries(content)
    manifest = json.loads(entries["manifest.json"]) | changes
    return _rewritten(entries | {"manifest.json": json.dumps(manifest).encode()})


def _entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def _rewritten(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for path, data in entries.items():
            archive.writestr(path, data)
    return file.getvalue()


SPOILS: list[Spoil] = [
    _cut,
    _flip,
    _empty,
    _other_zip,
    _text,
    _changed_rows,
    _missing_table,
    _other_revision,
    _other_format,
    _odd_manifest,
    _unknown_table,
]


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_damaged_file_is_refused_and_changes_nothing(engine: Engine, spoil: Spoil) -> None:
    fill_richly(engine)
    before = everything(engine)
    spoiled = spoil(backup(engine).getvalue())

    with pytest.raises(BackupUnreadable):
        verify_archive(io.BytesIO(spoiled))
    with transaction(engine) as session, pytest.raises(BackupUnreadable):
        read_archive(session, io.BytesIO(spoiled))  # refused before anything is touched: even if committed
    assert everything(engine) == before


def test_rows_that_contradict_each_other_are_refused_and_rolled_back(engine: Engine) -> None:
    fill_richly(engine)
    before = everything(engine)
    content = backup(engine).getvalue()
    # A consistent file of an inconsistent database: the learner of the attempts is not in it.
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    empty = {"rows": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    tables = manifest["tables"] | {"learner": empty}
    spoiled = _with_manifest(_changed_rows(content), tables=tables)

    verify_archive(io.BytesIO(spoiled))
    with pytest.raises(BackupUnreadable) as refused:
        restore(engine, spoiled)
    assert "contradict" in refused.value.reason
    assert everything(engine) == before


def restore(engine: Engine, content: bytes) -> None:
    with transaction(engine) as session:
        read_archive(session, io.BytesIO(content))


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
