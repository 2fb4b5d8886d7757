"""Staff are told what an erasure would take."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import GroupId, ParticipantId
from elearn.storage.groups import is_listed_elsewhere
from elearn.usecases.load_person import Person, load_person


@dataclass(frozen=True, kw_only=True)
class ErasurePlan:
    """A person; `is_whole` False: another centre has them on a list, and there the results stay."""

    person: Person
    is_whole: bool


def load_erasure(
    session: Session, *, group_id: GroupId, participant_id: ParticipantId, centre_id: CentreId
) -> ErasurePlan:
    """Return a person of this centre and whether anything would be left; raises NotAtCentre."""
    person = load_person(session, group_id=group_id, participant_id=participant_id, centre_id=centre_id)
    learner_id = person.participant.learner_id
    return ErasurePlan(
        person=person, is_whole=not is_listed_elsewhere(session, learner_id, centre_id=centre_id)
    )
