"""Staff name one of their centre's sessions."""

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.rooms import RoomSession, RoomSessionId
from elearn.storage.rooms import load_room_session


def load_room(session: Session, *, session_id: RoomSessionId, centre_id: CentreId) -> RoomSession:
    """Return the session; raises NotAtCentre."""
    return load_room_session(session, session_id, centre_id=centre_id)
