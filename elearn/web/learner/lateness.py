"""Whether this browser has sent its last form of an attempt: nothing kept in it is left to be asked for."""

from uuid import UUID

from flask import session

_KEY = "last_form"


def note_last_form(attempt_id: UUID) -> None:
    """Note that the browser sent everything it had."""
    session[_KEY] = attempt_id.hex


def take_last_form(attempt_id: UUID) -> bool:
    """Say whether it did; the outcome asks once, and a reload finds nothing kept any more."""
    is_sent = session.get(_KEY) == attempt_id.hex
    if is_sent:
        forget_last_form()
    return is_sent


def forget_last_form() -> None:
    """Leave no trace of the attempt in this browser."""
    session.pop(_KEY, None)
