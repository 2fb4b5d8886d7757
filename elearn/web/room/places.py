"""The session that an address names, and a place in it."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import WrongJoinCode
from elearn.domain.groups import Participant
from elearn.domain.rooms import RoomSession, SeatId
from elearn.usecases.find_room import OpenRoom, find_room
from elearn.usecases.join_room import join_room
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading
from elearn.web.seating import SeatRef, current_kiosk, remember_seat
from elearn.web.tries import address_key, guarded_try


def find_session(code: str) -> OpenRoom:
    """Return the open session with this code; who guesses codes has to wait."""
    with guarded_try(address_key("join-code"), WrongJoinCode), reading() as session:
        return find_room(session, code_text=code)


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
