"""A centre's own computer: it shows what to join, and cleans itself after each person."""

from contextlib import suppress

from flask import jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.errors import NotAtCentre
from elearn.usecases.clean_seat import clean_seat
from elearn.usecases.is_at_work import is_at_work
from elearn.usecases.list_open_rooms import list_open_rooms
from elearn.usecases.load_seat_of import load_seat_of
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.identity import current_learner_id, forget_learner
from elearn.web.seating import current_kiosk, current_seat, forget_seat


def show_kiosk() -> ResponseReturnValue:
    """Lead to the session that runs here; without one, wait for it."""
    kiosk = current_kiosk()
    if kiosk is None:
        return redirect(url_for(".show_join"), code=303)
    with reading() as session:
        rooms = list_open_rooms(session, centre_id=kiosk.centre_id)
    if len(rooms) == 1:
        return redirect(url_for(".show_tiles", code=rooms[0].join_code), code=303)
    return render_template("room/kiosk.html", kiosk=kiosk, rooms=rooms)


def tell_work() -> ResponseReturnValue:
    """Tell a computer that nobody touches whether somebody is in the middle of a test."""
    return jsonify(is_at_work=_is_at_work())


def clean() -> ResponseReturnValue:
    """Leave nothing of the person on this computer; in the middle of a test only when they are sure."""
    if "sure" not in request.form and _is_at_work():
        return render_template("room/unfinished.html", has_seat=current_seat() is not None)
    _note_clean()
    seat, kiosk = current_seat(), current_kiosk()
    forget_learner()
    forget_seat()
    page = make_response(render_template("room/clean.html", seat=seat, kiosk=kiosk))
    if request.is_secure:
        page.headers["Clear-Site-Data"] = '"cache", "storage"'
    return page


def _is_at_work() -> bool:
    learner_id = current_learner_id()
    if learner_id is None:
        return False
    with reading() as session:
        return is_at_work(session, learner_id=learner_id, now=utc_now())


def _note_clean() -> None:
    """Let staff see it on the wall."""
    seat, learner_id = current_seat(), current_learner_id()
    if seat is None or learner_id is None:
        return
    with suppress(NotAtCentre), transaction() as session:
        seated = load_seat_of(
            session, session_id=seat.session_id, centre_id=seat.centre_id, learner_id=learner_id
        )
        clean_seat(session, seat=seated.seat, now=utc_now())
