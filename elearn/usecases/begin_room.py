"""Staff let everybody begin."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.rooms import RoomSession
from elearn.storage import rooms
from elearn.storage.audit import add_audit_entry


def begin_room(session: Session, *, room: RoomSession, account_id: AccountId, now: datetime) -> None:
    """Note the moment; harmless when repeated."""
    if rooms.begin_room(session, room, now=now):
        add_audit_entry(session, account_id=account_id, action="begin_room", subject=str(room.id), now=now)
