"""Staff look at a session whose group may have been put away since."""

from sqlalchemy.orm import Session

from elearn.domain.rooms import RoomSession
from elearn.storage.groups import load_group


def is_group_put_away(session: Session, *, room: RoomSession) -> bool:
    """Whether the session is of a group that was put away."""
    return (
        room.group_id is not None and load_group(session, room.group_id, centre_id=room.centre_id).is_archived
    )
