"""Texts of database errors go to the log: they must not hold what somebody wrote."""

from psycopg import Error
from sqlalchemy import ExceptionContext
from sqlalchemy.exc import DBAPIError

_DATA_EXCEPTIONS = "22"  # the class of errors about a value, whose first line quotes it


def hide_values(context: ExceptionContext) -> None:
    """Leave of a PostgreSQL error what quotes nobody: its "Failing row contains (...)" quotes the answer."""
    original, wrapped = context.original_exception, context.sqlalchemy_exception
    if not isinstance(original, Error) or original.sqlstate is None:
        return
    is_about_a_value = original.sqlstate.startswith(_DATA_EXCEPTIONS)
    said = None if is_about_a_value else original.diag.message_primary
    original.args = (said or f"SQLSTATE {original.sqlstate}",)
    if isinstance(wrapped, DBAPIError):
        wrapped.args = (f"({type(original).__module__}.{type(original).__qualname__}) {original}",)
