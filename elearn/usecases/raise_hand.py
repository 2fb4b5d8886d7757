"""Somebody at a seat asks for help, or has got it."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.rooms import Seat
from elearn.storage.seats import change_seat


def raise_hand(session: Session, *, seat: Seat, is_up: bool, now: datetime) -> None:
    """Note it; a hand that is up stays up since the first time."""
    if is_up != (seat.hand_up_at is not None):
        change_seat(session, seat, hand_up_at=now if is_up else None)
