"""Somebody joins a session with the code of their card, instead of tile and pictures."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import NotInThisGroup
from elearn.domain.groups import Participant
from elearn.usecases.find_room import OpenRoom
from elearn.usecases.resume_by_code import resume_by_code


@dataclass(frozen=True, kw_only=True)
class CardHolder:
    """Whose code it is; `participant` None in a session that is open to everybody."""

    learner_id: LearnerId
    participant: Participant | None


def match_card(session: Session, *, found: OpenRoom, code_text: str) -> CardHolder:
    """Return who holds this card: the code is proof, as on another device.

    Raises:
        WrongLearnerCode: mistyped, or nobody's.
        NotInThisGroup: the session is another group's.

    """
    learner_id = resume_by_code(session, code_text=code_text)
    person = found.person_of(learner_id)
    if found.room.group_id and person is None:
        raise NotInThisGroup
    return CardHolder(learner_id=learner_id, participant=person)
