"""Somebody is about to sit down: the session must still be open then."""

from sqlalchemy.orm import Session

from elearn.domain.errors import RoomClosed
from elearn.domain.rooms import RoomSession
from elearn.storage.rooms import hold_room


def hold_open_room(session: Session, *, room: RoomSession) -> None:
    """Let nobody else sit down, begin or close it until the transaction ends.

    Raises:
        RoomClosed: it was closed meanwhile.

    """
    if not hold_room(session, room).is_open:
        raise RoomClosed
