"""A computer of a session says that it is there."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.rooms import BEAT, Seat
from elearn.storage.seats import note_seen


def note_presence(session: Session, *, seat: Seat, now: datetime) -> bool:
    """Note it, at most every few seconds; after a power cut this says when it happened."""
    if now - seat.seen_at < BEAT / 2:
        return False
    note_seen(session, seat, now=now)
    return True
