"""Texts of database errors go to the log: they must not hold what somebody wrote."""

from typing import Any, Protocol, runtime_checkable

from sqlalchemy import ExceptionContext
from sqlalchemy.exc import DBAPIError

_DATA_EXCEPTIONS = "22"  # the class of errors about a value, whose first line quotes it


@runtime_checkable
class _PostgresError(Protocol):
    """What is used of psycopg's Error: a server on SQLite saves the nine megabytes of psycopg."""

    args: tuple[Any, ...]
    sqlstate: str | None

    @property
    def diag(self) -> Any: ...


def hide_values(context: ExceptionContext) -> None:
    """Leave of a PostgreSQL error what quotes nobody: its "Failing row contains (...)" quotes the answer."""
    original, wrapped = context.original_exception, context.sqlalchemy_exception
    if not isinstance(original, _PostgresError) or original.sqlstate is None:
        return
    is_about_a_value = original.sqlstate.startswith(_DATA_EXCEPTIONS)
    said = None if is_about_a_value else original.diag.message_primary
    original.args = (said or f"SQLSTATE {original.sqlstate}",)
    if isinstance(wrapped, DBAPIError):
        wrapped.args = (f"({type(original).__module__}.{type(original).__qualname__}) {original}",)
