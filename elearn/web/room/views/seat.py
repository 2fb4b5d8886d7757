"""At the seat: wait, begin, ask for help."""

import secrets
from random import Random

from flask import abort, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId
from elearn.domain.errors import NotAtCentre, NotEnoughItems, RoomClosed, UnknownProfile, UnknownTest
from elearn.domain.rooms import is_beat_due
from elearn.usecases.begin_at_seat import begin_at_seat
from elearn.usecases.load_seat_of import Seated, load_seat_of
from elearn.usecases.note_language import note_language
from elearn.usecases.note_presence import note_presence
from elearn.usecases.raise_hand import raise_hand
from elearn.web.clock import new_id, utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language
from elearn.web.identity import require_learner
from elearn.web.seating import current_seat

# A release without the test of the session was published while people joined.
_GONE = (UnknownTest, UnknownProfile, NotEnoughItems)


def show_seat() -> ResponseReturnValue:
    """Show which seat it is, and a button once the test may begin."""
    if current_seat() is None:
        return redirect(url_for(".show_join"), code=303)
    with reading() as session:
        seated = _load(session)
    if seated.seat.attempt_id:
        return _to_paper(seated.seat.attempt_id)
    return render_template("room/seat.html", seated=seated, is_refused="refused" in request.args)


def begin() -> ResponseReturnValue:
    """Begin the test of the session, or go on with it."""
    try:
        with transaction() as session:
            seated = _load(session)
            attempt_id = begin_at_seat(
                session,
                room=seated.room,
                seat=seated.seat,
                attempt_id=AttemptId(new_id()),
                now=utc_now(),
                books=books(),
                random=Random(secrets.randbits(64)),  # noqa: S311 - its seed is secure
            )
            note_language(session, attempt_id=attempt_id, language=page_language().code)
    except RoomClosed:
        return redirect(url_for(".show_seat"), code=303)
    except _GONE:
        return redirect(url_for(".show_seat", refused="yes"), code=303)
    return _to_paper(attempt_id)


def ask_for_help() -> ResponseReturnValue:
    """Raise the hand, or take it down."""
    is_up = request.form.get("hand") == "up"
    with transaction() as session:
        seated = _load(session)
        raise_hand(session, seat=seated.seat, is_up=is_up, now=utc_now())
    if seated.seat.attempt_id:
        return _to_paper(seated.seat.attempt_id)
    return redirect(url_for(".show_seat"), code=303)


def note_hand() -> ResponseReturnValue:
    """Raise the hand, or take it down, while the paper stays open."""
    body = request.get_json(silent=True)
    hand = body.get("hand") if isinstance(body, dict) else None
    if hand not in ("up", "down"):
        abort(400)
    with transaction() as session:
        raise_hand(session, seat=_load(session).seat, is_up=hand == "up", now=utc_now())
    return "", 204


def tell_room() -> ResponseReturnValue:
    """Tell the page at the seat how the session stands; that it asks says that the computer is there."""
    with reading() as session:
        seated = _load(session)
    now = utc_now()
    if is_beat_due(seated.seat, now):  # a write waits for every answer that is saved meanwhile
        with transaction() as session:
            note_presence(session, seat=seated.seat, now=now)
    room = seated.room
    return jsonify(
        stage=seated.stage,
        is_open=room.is_open,
        step=room.step,
        hand=seated.seat.hand_up_at is not None,
    )


def _load(session: Session) -> Seated:
    seat = current_seat()
    if seat is None:
        raise NotAtCentre
    return load_seat_of(
        session, session_id=seat.session_id, centre_id=seat.centre_id, learner_id=require_learner()
    )


def _to_paper(attempt_id: AttemptId) -> ResponseReturnValue:
    return redirect(url_for("learner.show_paper", attempt_id=attempt_id), code=303)
