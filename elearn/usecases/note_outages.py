"""The server starts again: sessions that were running lost minutes."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.rooms import SHORTEST_OUTAGE, Outage, OutageId
from elearn.storage.rooms import add_outage, list_silent_rooms
from elearn.storage.seats import give_outage


def note_outages(session: Session, *, now: datetime, new_id: Callable[[], OutageId]) -> int:
    """Note for each running session how long it was silent; return how many there are.

    The clocks of a session stand still until its staff decide: nobody is handed in by a clock that ran
    while the power was off.
    """
    noted = 0
    for room, heard_at in list_silent_rooms(session, now=now):
        outage = Outage(id=new_id(), session_id=room.id, began_at=heard_at, ended_at=now)
        if outage.lost >= SHORTEST_OUTAGE and add_outage(session, outage):
            give_outage(session, outage)
            noted += 1
    return noted
