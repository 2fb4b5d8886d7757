"""What the engines or SQLAlchemy's types spell differently from what we mean."""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import CursorResult, Delete, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

Insert = postgresql.Insert | sqlite.Insert
_NOTHING: Mapping[str, Any] = {}


def dialect_of(session: Session) -> str:
    """Return `sqlite` or `postgresql`."""
    return session.get_bind().dialect.name


def insert_for(dialect: str, table: Table) -> Insert:
    """Return the dialect's insert, with `on_conflict_do_update` and `excluded`."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def count_changed(session: Session, statement: Update | Delete, values: Mapping[str, Any] = _NOTHING) -> int:
    """Run a change and count the rows that met its conditions."""
    result = cast("CursorResult[Any]", session.execute(statement, values))
    return result.rowcount
