"""Staff see their centre: its open sessions, its groups."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import Centre, CentreId
from elearn.domain.groups import Group
from elearn.domain.rooms import RoomSession
from elearn.storage.centres import load_centre
from elearn.storage.groups import list_groups
from elearn.storage.rooms import list_room_sessions

SESSIONS_SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class CentreHome:
    """What a trainer needs first; groups with how many people, sessions with how many seats."""

    centre: Centre
    groups: list[tuple[Group, int]]
    sessions: list[tuple[RoomSession, int]]


def load_centre_home(session: Session, *, centre_id: CentreId) -> CentreHome:
    """Return the centre with its groups and its newest sessions."""
    return CentreHome(
        centre=load_centre(session, centre_id),
        groups=list_groups(session, centre_id=centre_id),
        sessions=list_room_sessions(session, centre_id=centre_id, limit=SESSIONS_SHOWN),
    )
