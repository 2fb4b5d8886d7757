"""A computer of a centre looks for what it can join."""

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.rooms import RoomSession
from elearn.storage.rooms import list_room_sessions

_SHOWN = 20


def list_open_rooms(session: Session, *, centre_id: CentreId) -> list[RoomSession]:
    """List the centre's open sessions, newest first."""
    rooms = list_room_sessions(session, centre_id=centre_id, limit=_SHOWN)
    return [room for room, _ in rooms if room.is_open]
