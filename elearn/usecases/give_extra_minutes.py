"""Staff give one person more time."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.rooms import RoomSession, SeatId
from elearn.storage.audit import add_audit_entry
from elearn.storage.rooms import hold_room
from elearn.storage.seats import change_seat, give_minutes, load_seat

MOST_MINUTES = 600


def give_extra_minutes(
    session: Session,
    *,
    room: RoomSession,
    seat_id: SeatId,
    minutes: int,
    account_id: AccountId,
    now: datetime,
) -> None:
    """Put the minutes on the seat's clock, or on the one that it will get.

    Nobody begins meanwhile, and another press waits: no minutes get lost between the two.

    Raises:
        NotAtCentre: the seat is in another session.

    """
    hold_room(session, room)
    seat = load_seat(session, seat_id, session_id=room.id)
    total = min(MOST_MINUTES, seat.extra_minutes + max(0, minutes))
    change_seat(session, seat, extra_minutes=total)
    added = timedelta(minutes=total - seat.extra_minutes)
    give_minutes(session, added, session_id=room.id, seat_id=seat.id)
    subject = f"{room.id} seat {seat.number}: {total - seat.extra_minutes}"
    add_audit_entry(session, account_id=account_id, action="give_minutes", subject=subject, now=now)
