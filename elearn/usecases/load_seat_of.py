"""Somebody at a computer asks how their session stands."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.errors import NotAtCentre
from elearn.domain.rooms import RoomSession, RoomSessionId, Seat
from elearn.storage.rooms import load_room_session
from elearn.storage.seats import find_seat


@dataclass(frozen=True, kw_only=True)
class Seated:
    """A person at a computer of a session."""

    room: RoomSession
    seat: Seat

    @property
    def stage(self) -> Literal["waits", "may_begin", "at_work", "over"]:
        """What the page at the seat is about."""
        if self.seat.attempt_id:
            return "at_work"
        if not self.room.is_open:
            return "over"
        return "may_begin" if self.room.may_begin else "waits"


def load_seat_of(
    session: Session, *, session_id: RoomSessionId, centre_id: CentreId, learner_id: LearnerId
) -> Seated:
    """Return the session and the learner's seat in it.

    Raises:
        NotAtCentre: the learner does not sit there.

    """
    room = load_room_session(session, session_id, centre_id=centre_id)
    seat = find_seat(session, session_id=session_id, learner_id=learner_id)
    if seat is None:
        raise NotAtCentre
    return Seated(room=room, seat=seat)
