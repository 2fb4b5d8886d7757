"""Staff have helped somebody."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.rooms import RoomSession, SeatId
from elearn.storage.audit import add_audit_entry
from elearn.storage.seats import change_seat, load_seat


def lower_hand(
    session: Session, *, room: RoomSession, seat_id: SeatId, account_id: AccountId, now: datetime
) -> None:
    """Take the hand of a seat down, harmless when repeated; raises NotAtCentre."""
    seat = load_seat(session, seat_id, session_id=room.id)
    if seat.hand_up_at is None:
        return
    change_seat(session, seat, hand_up_at=None)
    add_audit_entry(session, account_id=account_id, action="lower_hand", subject=str(seat.id), now=now)
