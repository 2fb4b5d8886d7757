"""Somebody types the code from the board."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.groups import Participant
from elearn.domain.rooms import RoomSession
from elearn.storage.groups import list_participants
from elearn.usecases.require_open_room import require_open_room


@dataclass(frozen=True, kw_only=True)
class OpenRoom:
    """A session that can be joined; without a group `participants` is empty."""

    room: RoomSession
    participants: tuple[Participant, ...]

    def person_of(self, learner_id: LearnerId) -> Participant | None:
        """Return who of the group this learner is."""
        return next((each for each in self.participants if each.learner_id == learner_id), None)


def find_room(session: Session, *, code_text: str) -> OpenRoom:
    """Return the open session with this code.

    Raises:
        WrongJoinCode: mistyped, over, or nobody's.

    """
    room = require_open_room(session, code_text=code_text)
    people = (
        list_participants(session, group_id=room.group_id, centre_id=room.centre_id) if room.group_id else ()
    )
    return OpenRoom(room=room, participants=tuple(people))
