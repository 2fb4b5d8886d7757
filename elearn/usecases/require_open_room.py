"""Somebody names a session by the code from the board."""

from sqlalchemy.orm import Session

from elearn.domain.errors import WrongJoinCode
from elearn.domain.rooms import RoomSession, parse_join_code
from elearn.storage.rooms import find_open_room


def require_open_room(session: Session, *, code_text: str) -> RoomSession:
    """Return the open session with this code.

    Raises:
        WrongJoinCode: mistyped, over, or nobody's.

    """
    code = parse_join_code(code_text)
    room = find_open_room(session, code) if code else None
    if room is None:
        raise WrongJoinCode
    return room
