"""Staff steer a session: begin, the next task, minutes, hands, the end."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from sqlalchemy.orm import Session

from elearn.domain.rooms import RoomSession, RoomSessionId, SeatId
from elearn.usecases.begin_room import begin_room as begin
from elearn.usecases.close_room import close_room as close
from elearn.usecases.give_extra_minutes import give_extra_minutes
from elearn.usecases.give_lost_minutes_back import give_lost_minutes_back
from elearn.usecases.load_room import load_room
from elearn.usecases.lower_hand import lower_hand as lower
from elearn.usecases.open_step import open_step as open_tasks
from elearn.web.centre.membership import current_centre_id
from elearn.web.clock import utc_now
from elearn.web.database import books, transaction
from elearn.web.identity import current_account

MINUTES_AT_ONCE = 5


def begin_room(session_id: UUID) -> ResponseReturnValue:
    """Let everybody begin."""
    with transaction() as session:
        begin(session, room=_load(session, session_id), account_id=current_account().id, now=utc_now())
    return _to_wall(session_id)


def open_step(session_id: UUID) -> ResponseReturnValue:
    """Open the tasks up to the one that the form names."""
    step = request.form.get("step", type=int, default=0)
    with transaction() as session:
        open_tasks(
            session,
            room=_load(session, session_id),
            step=step,
            account_id=current_account().id,
            now=utc_now(),
            books=books(),
        )
    return _to_wall(session_id)


def close_room(session_id: UUID) -> ResponseReturnValue:
    """Hand everything in and close the session."""
    with transaction() as session:
        close(session, room=_load(session, session_id), account_id=current_account().id, now=utc_now())
    flash(gettext("The session is over. Everything is handed in."))
    return _to_wall(session_id)


def give_minutes(session_id: UUID, seat_id: UUID) -> ResponseReturnValue:
    """Give one person five minutes more."""
    with transaction() as session:
        give_extra_minutes(
            session,
            room=_load(session, session_id),
            seat_id=SeatId(seat_id),
            minutes=MINUTES_AT_ONCE,
            account_id=current_account().id,
            now=utc_now(),
        )
    return _to_wall(session_id)


def lower_hand(session_id: UUID, seat_id: UUID) -> ResponseReturnValue:
    """Note that somebody was helped."""
    with transaction() as session:
        lower(
            session,
            room=_load(session, session_id),
            seat_id=SeatId(seat_id),
            account_id=current_account().id,
            now=utc_now(),
        )
    return _to_wall(session_id)


def give_minutes_back(session_id: UUID) -> ResponseReturnValue:
    """Decide about the minutes that a power cut took."""
    is_refused = request.form.get("give") == "no"
    with transaction() as session:
        lost = give_lost_minutes_back(
            session,
            room=_load(session, session_id),
            account_id=current_account().id,
            now=utc_now(),
            is_refused=is_refused,
        )
    minutes = round(lost.total_seconds() / 60) or 1
    if lost and not is_refused:
        flash(ngettext("Everybody has %(num)s minute back.", "Everybody has %(num)s minutes back.", minutes))
    return _to_wall(session_id)


def _load(session: Session, session_id: UUID) -> RoomSession:
    return load_room(session, session_id=RoomSessionId(session_id), centre_id=current_centre_id())


def _to_wall(session_id: UUID) -> ResponseReturnValue:
    return redirect(url_for(".show_room", session_id=session_id), code=303)
