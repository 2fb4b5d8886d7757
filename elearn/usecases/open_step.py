"""Staff open the tasks up to one: everybody on the same question."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.reference import ReferenceBooks
from elearn.domain.rooms import RoomSession
from elearn.storage.audit import add_audit_entry
from elearn.storage.rooms import save_step
from elearn.usecases.count_room_tasks import count_room_tasks


def open_step(
    session: Session,
    *,
    room: RoomSession,
    step: int,
    account_id: AccountId,
    now: datetime,
    books: ReferenceBooks,
) -> bool:
    """Open them; what was open stays open.

    Returns:
        False where the session is not in lock-step or is over, and beyond the last task of its papers.

    """
    if not 1 <= step <= count_room_tasks(session, room=room, books=books):
        return False
    if not save_step(session, room, step):
        return False
    add_audit_entry(session, account_id=account_id, action="open_step", subject=f"{room.id}: {step}", now=now)
    return True
