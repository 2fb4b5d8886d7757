"""The session that an address names, and a place in it."""

from flask import abort, redirect, url_for
from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.errors import TooManyTries, WrongJoinCode
from elearn.domain.groups import Participant
from elearn.domain.rooms import RoomSession, SeatId
from elearn.usecases.find_room import OpenRoom, find_room
from elearn.usecases.join_room import join_room
from elearn.usecases.list_open_rooms import list_open_rooms
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading
from elearn.web.seating import SeatRef, current_kiosk, remember_seat
from elearn.web.tries import address_key, guarded_try


def find_session(code: str) -> OpenRoom:
    """Return the open session with this code; who guesses codes has to wait.

    A computer of the centre need not guess: it waits again where its session is over, and whatever others of
    the same address have guessed, it finds the sessions of its own centre.
    """
    kiosk = current_kiosk()
    try:
        if kiosk and _is_open_at(kiosk.centre_id, code):
            with reading() as session:
                return find_room(session, code_text=code)
        with guarded_try(address_key("join-code"), WrongJoinCode), reading() as session:
            return find_room(session, code_text=code)
    except (WrongJoinCode, TooManyTries):
        if kiosk is None:
            raise
        abort(redirect(url_for("room.show_kiosk"), code=303))


def _is_open_at(centre_id: CentreId, code: str) -> bool:
    with reading() as session:
        return code in {room.join_code for room in list_open_rooms(session, centre_id=centre_id)}


def take_seat(session: Session, room: RoomSession, learner_id: LearnerId, person: Participant | None) -> None:
    """Seat somebody at this browser, which has a number where it is a computer of the centre."""
    kiosk = current_kiosk()
    seat = join_room(
        session,
        room=room,
        learner_id=learner_id,
        participant=person,
        number=kiosk.number if kiosk and kiosk.centre_id == room.centre_id else None,
        seat_id=SeatId(new_id()),
        now=utc_now(),
    )
    remember_seat(SeatRef(room.id, room.centre_id, seat.number))
