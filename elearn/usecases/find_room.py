"""Somebody types the code from the board."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import WrongJoinCode
from elearn.domain.groups import Participant
from elearn.domain.rooms import RoomSession, parse_join_code
from elearn.storage.groups import list_participants
from elearn.storage.rooms import find_open_room


@dataclass(frozen=True, kw_only=True)
class OpenRoom:
    """A session that can be joined; without a group `participants` is empty."""

    room: RoomSession
    participants: tuple[Participant, ...]

    def person_of(self, learner_id: LearnerId) -> Participant | None:
        """Return who of the group this learner is."""
        return next((each for each in self.participants if each.learner_id == learner_id), None)

    def participant(self, number: int) -> Participant | None:
        """Return the person of this number."""
        return next((each for each in self.participants if each.number == number), None)


def find_room(session: Session, *, code_text: str) -> OpenRoom:
    """Return the open session with this code.

    Raises:
        WrongJoinCode: mistyped, over, or nobody's.

    """
    code = parse_join_code(code_text)
    room = find_open_room(session, code) if code else None
    if room is None:
        raise WrongJoinCode
    people = (
        list_participants(session, group_id=room.group_id, centre_id=room.centre_id) if room.group_id else ()
    )
    return OpenRoom(room=room, participants=tuple(people))
