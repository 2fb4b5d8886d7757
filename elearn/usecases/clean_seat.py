"""A computer of the room is clean again."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.rooms import Seat
from elearn.storage.seats import change_seat


def clean_seat(session: Session, *, seat: Seat, now: datetime) -> None:
    """Note that nothing of the person is left on the computer."""
    change_seat(session, seat, cleaned_at=now, hand_up_at=None)
