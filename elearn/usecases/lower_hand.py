"""Staff have helped somebody."""

from sqlalchemy.orm import Session

from elearn.domain.rooms import RoomSession, SeatId
from elearn.storage.seats import change_seat, load_seat


def lower_hand(session: Session, *, room: RoomSession, seat_id: SeatId) -> None:
    """Take the hand of a seat down; raises NotAtCentre."""
    change_seat(session, load_seat(session, seat_id, session_id=room.id), hand_up_at=None)
