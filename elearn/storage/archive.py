"""Backups: all tables in one file, written while the site serves, restored on either engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import IO
from zipfile import ZipFile

from sqlalchemy import Table, delete, func, insert, select, text
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from elearn.domain.errors import BackupUnreadable
from elearn.storage.archive_file import (
    Manifest,
    open_archive,
    read_lines,
    read_manifest,
    write_lines,
    write_manifest,
)
from elearn.storage.plain_rows import Plain, reader_of, writer_of
from elearn.storage.revision import newest_revision
from elearn.storage.statements import dialect_of
from elearn.storage.tables import Base

BATCH = 250  # rows in memory at once


def write_archive(session: Session, file: IO[bytes]) -> Manifest:
    """Write every table to a seekable binary file and say what was written.

    Pass a session of `reading`: its snapshot is what makes the tables fit each other, however much is
    written meanwhile.
    """
    tables = {}
    with ZipFile(file, "w") as archive:
        for table in _tables():
            tables[table.name] = write_lines(archive, table.name, _plain_rows(session, table))
        manifest = Manifest(revision=newest_revision(), tables=tables)
        write_manifest(archive, manifest)
    return manifest


def verify_archive(file: IO[bytes]) -> Manifest:
    """Read the whole file and compare it with its own counts and hashes.

    Raises:
        BackupUnreadable: it is damaged, of another kind or from another version.

    """
    with open_archive(file) as archive:
        return _verify(archive)


def read_archive(session: Session, file: IO[bytes]) -> Manifest:
    """Replace everything in the database by what the file holds, in the caller's one transaction.

    Raises:
        BackupUnreadable: the file cannot be restored; the transaction must be rolled back.

    """
    with open_archive(file) as archive:
        manifest = _verify(archive)  # all of it, before anything is touched
        _keep_writers_out(session)
        for table in reversed(_tables()):
            session.execute(delete(table))
        with _contradictions_are_told():
            for table in _tables():
                _restore(session, archive, table)
        return manifest


def _tables() -> list[Table]:
    """List all tables, those that others refer to first."""
    return Base.metadata.sorted_tables


def _plain_rows(session: Session, table: Table) -> Iterator[Plain]:
    make_plain = writer_of(table)
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=BATCH)
    for row in session.execute(query):
        yield make_plain(row._mapping)


def _verify(archive: ZipFile) -> Manifest:
    manifest = read_manifest(archive)
    if manifest.revision != newest_revision():
        raise BackupUnreadable(
            reason=f"It was made at schema {manifest.revision}, this version has {newest_revision()}."
        )
    if set(manifest.tables) != {table.name for table in _tables()}:
        raise BackupUnreadable(reason="It does not hold the tables of this version.")
    for table in _tables():
        for _ in read_lines(archive, table.name, manifest.tables[table.name]):
            pass
    return manifest


def _keep_writers_out(session: Session) -> None:
    """Let readers go on and writers wait; in SQLite a write transaction does that anyway."""
    if dialect_of(session) == "postgresql":
        names = ", ".join(table.name for table in _tables())
        session.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))


def _restore(session: Session, archive: ZipFile, table: Table) -> None:
    read = reader_of(table)
    rows = (read(plain) for plain in read_lines(archive, table.name))
    while batch := list(islice(rows, BATCH)):
        session.execute(insert(table), batch)
    counter = table.autoincrement_column
    if counter is not None and dialect_of(session) == "postgresql":
        next_number = select(func.coalesce(func.max(counter), 0) + 1).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, counter.name)
        session.execute(select(func.setval(sequence, next_number, False)))


@contextmanager
def _contradictions_are_told() -> Iterator[None]:
    try:
        yield
    except (DataError, IntegrityError) as error:
        raise BackupUnreadable(reason="Its rows contradict each other.") from error
