"""What the engines or SQLAlchemy's types spell differently from what we mean."""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import CursorResult, Delete, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

_NOTHING: Mapping[str, Any] = {}


def insert_for(session: Session, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Return the insert of the session's engine, with `on_conflict_do_update` and `excluded`."""
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def count_changed(session: Session, statement: Update | Delete, values: Mapping[str, Any] = _NOTHING) -> int:
    """Run a change and count the rows that met its conditions."""
    result = cast("CursorResult[Any]", session.execute(statement, values))
    return result.rowcount
