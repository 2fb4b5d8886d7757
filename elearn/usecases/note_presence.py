"""A computer of a session says that it is there."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.rooms import Seat
from elearn.storage.seats import note_seen


def note_presence(session: Session, *, seat: Seat, now: datetime) -> None:
    """Note it, where `is_beat_due`: after a power cut this says when it happened."""
    note_seen(session, seat, now=now)
