"""Somebody has pressed the tile with their number."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.errors import WrongJoinCode
from elearn.domain.groups import Participant
from elearn.domain.rooms import RoomSession
from elearn.storage.groups import find_participant
from elearn.usecases.require_open_room import require_open_room

_HIGHEST = 2**31 - 1  # of the column: an address may hold any number


@dataclass(frozen=True, kw_only=True)
class Joining:
    """Who wants to sit down in which session."""

    room: RoomSession
    person: Participant


def find_joining(session: Session, *, code_text: str, number: int) -> Joining:
    """Return the open session and its person of this number, in two statements however large the group is.

    Raises:
        WrongJoinCode: there is no such session, or nobody of this number in it.

    """
    room = require_open_room(session, code_text=code_text)
    if room.group_id is None or number > _HIGHEST:
        raise WrongJoinCode
    person = find_participant(session, number, group_id=room.group_id, centre_id=room.centre_id)
    if person is None:
        raise WrongJoinCode
    return Joining(room=room, person=person)
