"""The limit of the machine: a bare WSGI view with one durable SQLite upsert, under the same server."""

import os
import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from elearn.cli.addresses import listening_socket
from elearn.cli.workers import run_workers
from elearn.settings import Settings, read_settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_TABLE = (
    "CREATE TABLE IF NOT EXISTS answer"
    " (learner TEXT, position TEXT, value TEXT, PRIMARY KEY (learner, position))"
)
_UPSERT = (
    "INSERT INTO answer VALUES (?, ?, ?) ON CONFLICT (learner, position) DO UPDATE SET value = excluded.value"
)


def make_application(settings: Settings) -> "WSGIApplication":
    """Build the view: path and body into one row, committed with synchronous=FULL, 204."""
    local, turn = threading.local(), threading.Lock()
    path = settings.data_folder / "bare.db"

    def connection() -> sqlite3.Connection:
        if not hasattr(local, "connection"):
            local.connection = _connect(path)
        found: sqlite3.Connection = local.connection
        return found

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        learner, _, position = environ["PATH_INFO"].rpartition("/")
        value = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        with turn:  # writers queue here, as in the application, instead of sleeping in SQLite
            connection().execute(_UPSERT, (learner, position, value.decode()))
        start_response("204 No Content", [])
        return []

    connection()
    return application


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", _TABLE):
        connection.execute(statement)
    return connection


if __name__ == "__main__":
    listening = listening_socket("127.0.0.1", int(os.environ.get("PORT", "0")))
    click.echo(f"Serving on http://127.0.0.1:{listening.getsockname()[1]}/")
    run_workers(make_application, read_settings(), listening, 1)
