"""After a power cut staff give everybody the lost minutes back."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.rooms import RoomSession
from elearn.storage.audit import add_audit_entry
from elearn.storage.rooms import hold_room, take_outages
from elearn.storage.seats import take_outage


def give_lost_minutes_back(
    session: Session, *, room: RoomSession, account_id: AccountId, now: datetime, is_refused: bool = False
) -> timedelta:
    """Let everybody keep the minutes that were held for them, or take them away; return how long it was.

    Harmless when repeated: an outage is decided once.
    """
    hold_room(session, room)  # nobody else holds several of its attempts meanwhile
    outages = take_outages(session, room, now=now)
    lost = sum((outage.lost for outage in outages), timedelta())
    if not outages:
        return lost
    if is_refused:
        for outage in outages:
            take_outage(session, outage)
    action = "refuse_lost_minutes" if is_refused else "give_lost_minutes_back"
    subject = f"{room.id}: {int(lost.total_seconds())} s"
    add_audit_entry(session, account_id=account_id, action=action, subject=subject, now=now)
    return lost
