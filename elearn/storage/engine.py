"""Engines and transactions: SQLite as the embedded default, PostgreSQL by URL."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from threading import Lock
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

BUSY_SECONDS = 30  # how long a writer waits for its turn before it gives up
_ACCESS = "elearn_access"  # names of our own execution options
_BEGIN = "elearn_begin"

# synchronous=FULL: what was acknowledged survives a power cut. query_only is set per transaction below.
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_size_limit = 67108864",
)
_WRITE = ("PRAGMA query_only = OFF", "BEGIN IMMEDIATE")
_READ = ("PRAGMA query_only = ON", "BEGIN")
_DEFAULT = ("PRAGMA query_only = OFF", "BEGIN")

#: Execution options of a connection that will write, for what does not go through `transaction`.
BEGIN_WRITING: Mapping[str, Any] = {_BEGIN: _WRITE}


@dataclass(frozen=True, kw_only=True)
class _Access:
    """The two ways into a database, and the turn that writers take."""

    writing: Engine
    reading: Engine
    turn: AbstractContextManager[object]


def make_engine(url: str) -> Engine:
    """Make the engine of a database; nothing connects yet.

    Args:
        url: ``sqlite:///<path>`` or ``postgresql://...`` (always by psycopg 3).

    """
    parsed = make_url(url)
    return _make_sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _make_postgresql(parsed)


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """Open a write transaction: commits at the end, rolls back on any exception."""
    access = _access_of(engine)
    with access.turn, Session(access.writing, autoflush=False, expire_on_commit=False) as session:
        yield session
        session.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a read-only snapshot of the database; writing in it is refused, and nothing is committed."""
    with Session(_access_of(engine).reading, autoflush=False, expire_on_commit=False) as session:
        yield session


def _access_of(engine: Engine) -> _Access:
    return cast("_Access", engine.get_execution_options()[_ACCESS])


def _make_sqlite(url: URL) -> Engine:
    # isolation_level None: Python's sqlite3 opens no transactions of its own (it would begin too late, and
    # commit before DDL); the "begin" listener does. This way works on every Python from 3.11 on.
    engine = create_engine(
        url,
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS},
        pool_size=20,
        max_overflow=20,
    )
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    access = _Access(
        writing=engine.execution_options(**BEGIN_WRITING),
        reading=engine.execution_options(**{_BEGIN: _READ}),
        turn=_Turn(),
    )
    engine.update_execution_options(**{_ACCESS: access})
    return engine


def _make_postgresql(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"options": "-c timezone=UTC", "application_name": "elearn"},
        pool_size=10,
        max_overflow=20,
        pool_pre_ping=True,
    )
    access = _Access(
        writing=engine,
        reading=engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True),
        turn=nullcontext(),
    )
    engine.update_execution_options(**{_ACCESS: access})
    return engine


class _Turn:
    """A lock with a limit: threads queue here instead of sleeping in SQLite's busy handler."""

    def __init__(self) -> None:
        self._lock = Lock()

    def __enter__(self) -> None:
        if not self._lock.acquire(timeout=BUSY_SECONDS):
            raise TimeoutError("no turn to write: is a transaction opened inside another one?")

    def __exit__(self, *exception: object) -> None:
        self._lock.release()


def _configure_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _SQLITE_PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    for statement in connection.get_execution_options().get(_BEGIN, _DEFAULT):
        driver.execute(statement)
