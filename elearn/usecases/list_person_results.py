"""Staff look at what a person of the centre handed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import GroupId, ParticipantId
from elearn.domain.progress import AttemptSummary
from elearn.storage.attempts import list_scored_attempts
from elearn.storage.moved_attempts import list_attempts_elsewhere
from elearn.usecases.load_person import Person, load_person

NEWEST = 50


@dataclass(frozen=True, kw_only=True)
class PersonResults:
    """A person and their tests and exams, last handed in first; none that were sat at another centre."""

    person: Person
    results: Sequence[AttemptSummary]


def list_person_results(
    session: Session, *, group_id: GroupId, participant_id: ParticipantId, centre_id: CentreId
) -> PersonResults:
    """Return the newest results of a person of this centre; raises NotAtCentre."""
    person = load_person(session, group_id=group_id, participant_id=participant_id, centre_id=centre_id)
    learner_id = person.participant.learner_id
    elsewhere = list_attempts_elsewhere(session, learner_id, centre_id=centre_id)
    found = list_scored_attempts(session, learner_id=learner_id, limit=NEWEST + len(elsewhere))
    ours = [each for each in found if each.id not in elsewhere]
    return PersonResults(person=person, results=ours[:NEWEST])
