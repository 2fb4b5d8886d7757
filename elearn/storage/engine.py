"""Engines and transactions: SQLite as the embedded default, PostgreSQL by URL."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.orm import Session

from elearn.storage.error_texts import hide_values

#: The database cannot be reached, is full or gives no turn to write: later it may do what was asked.
UNAVAILABLE = (exc.OperationalError, exc.TimeoutError, TimeoutError)
#: What `make_engine` raises for a URL that names no database it knows.
UNUSABLE_URL = (exc.ArgumentError, exc.NoSuchModuleError)

BUSY_SECONDS = 30  # how long a writer waits for its turn before it gives up

# hide_parameters, here and below: an error goes to the log, and parameters are answers, codes and ids.
# synchronous=FULL: what was acknowledged survives a power cut.
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_size_limit = 67108864",
)
_READ_ONLY = "PRAGMA query_only = ON"


@dataclass(frozen=True, kw_only=True)
class _Readers:
    """What belongs to an engine besides itself: the engine of its readers, the turn of its writers."""

    engine: Engine
    turn: AbstractContextManager[object]


# Two engines and not one with two sets of execution options: SQLAlchemy's option engines cost an answer
# save 90 microseconds, two fifths of all its CPU.
_readers: WeakKeyDictionary[Engine, _Readers] = WeakKeyDictionary()


def make_engine(url: str) -> Engine:
    """Make the engine of a database; nothing connects yet.

    Connections of the engine itself are for writing; `reading` uses another one, disposed with it.

    Args:
        url: ``sqlite:///<path>`` or ``postgresql://...`` (always by psycopg 3).

    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        writing, reading, turn = _sqlite(parsed, "BEGIN IMMEDIATE"), _sqlite(parsed, "BEGIN"), _Turn()
        event.listen(reading, "connect", _refuse_writing)
        _readers[writing] = _Readers(engine=reading, turn=turn)
    else:
        writing, reading = _postgresql(parsed), _postgresql(parsed, is_read_only=True)
        _readers[writing] = _Readers(engine=reading, turn=nullcontext())
    event.listen(writing, "engine_disposed", lambda _engine: reading.dispose())
    return writing


def engines_of(engine: Engine) -> tuple[Engine, Engine]:
    """Return the engine that writes and the one that reads, for those who watch both."""
    return engine, _readers[engine].engine


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """Open a write transaction: commits at the end, rolls back on any exception."""
    with _readers[engine].turn, Session(engine, autoflush=False, expire_on_commit=False) as session:
        yield session
        session.commit()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a write transaction without a session, for statements that need none: half the price."""
    with _readers[engine].turn, engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a read-only snapshot of the database; writing in it is refused, and nothing is committed."""
    with Session(_readers[engine].engine, autoflush=False, expire_on_commit=False) as session:
        yield session


def _sqlite(url: URL, begin: str) -> Engine:
    # isolation_level None: Python's sqlite3 opens no transactions of its own (it would begin too late, and
    # commit before DDL); the "begin" listener does. This way works on every Python from 3.11 on.
    engine = create_engine(
        url,
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS},
        pool_size=20,
        max_overflow=20,
        pool_use_lifo=True,  # the connection used last has the warmest cache
        hide_parameters=True,
    )

    def open_transaction(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        driver.execute(begin)

    event.listen(engine, "do_connect", lambda *_: _create_privately(url.database))
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", open_transaction)
    event.listen(engine, "checkin", _end_transaction)
    return engine


def _create_privately(path: str | None) -> None:
    """Make a new database file for its owner alone; SQLite gives the files beside it the same mode.

    A file that is there is not touched: closing it would give up this process's locks on it.
    """
    if path and path != ":memory:" and not path.startswith("file:"):
        with suppress(OSError):  # it exists; or SQLite will say what is wrong
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _end_transaction(connection: sqlite3.Connection | None, _record: object) -> None:
    # After a COMMIT that failed (a full disk), SQLAlchemy takes the transaction for ended; SQLite does not.
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _refuse_writing(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute(_READ_ONLY)


def _postgresql(url: URL, *, is_read_only: bool = False) -> Engine:
    options = "-c timezone=UTC" + (" -c default_transaction_read_only=on" if is_read_only else "")
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"options": options, "application_name": "elearn"},
        isolation_level="REPEATABLE READ" if is_read_only else "READ COMMITTED",
        pool_size=5,
        max_overflow=15,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", hide_values)
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
