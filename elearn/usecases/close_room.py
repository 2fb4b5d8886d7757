"""Staff end a session: what is open is handed in."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.rooms import RoomSession
from elearn.storage import rooms
from elearn.storage.audit import add_audit_entry
from elearn.storage.learners import lock_learner
from elearn.storage.seats import list_seats
from elearn.usecases.submit_attempt import submit_attempt


def close_room(session: Session, *, room: RoomSession, account_id: AccountId, now: datetime) -> None:
    """Hand in every attempt of the session and close it; harmless when repeated."""
    if not rooms.close_room(session, room, now=now):
        return
    # Who begins or moves holds the session, which is held now: nothing of these seats is still to come.
    seats = list_seats(session, session_id=room.id)
    for learner_id in sorted({seat.learner_id for seat in seats}):
        lock_learner(session, learner_id)  # before anything of an item is counted, which others wait for
    for seat in seats:
        if seat.attempt_id:
            submit_attempt(session, attempt_id=seat.attempt_id, learner_id=seat.learner_id, now=now)
    add_audit_entry(session, account_id=account_id, action="close_room", subject=str(room.id), now=now)
