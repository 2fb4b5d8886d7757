"""How many answers came too late to count: told on the outcome, to the browser that sent them."""

from uuid import UUID

from flask import session

_KEY = "too_late"


def note_late_answers(attempt_id: UUID, count: int) -> None:
    """Note what a form brought too late; none is noted too, because then nothing is left to be asked for."""
    session[_KEY] = [attempt_id.hex, count + (_noted(attempt_id) or 0)]


def take_late_answers(attempt_id: UUID) -> int | None:
    """Return what is noted, None if no form was sent. A number stays until the next test, over reloads."""
    count = _noted(attempt_id)
    if count == 0:
        forget_late_answers()
    return count


def forget_late_answers() -> None:
    """Leave no trace of the attempt in this browser."""
    session.pop(_KEY, None)


def _noted(attempt_id: UUID) -> int | None:
    noted = session.get(_KEY)
    return int(noted[1]) if noted and noted[0] == attempt_id.hex else None
