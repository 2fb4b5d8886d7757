"""Staff look at the progress of somebody of their centre, to talk about it and to print it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import GroupId, ParticipantId
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.load_person import Person, load_person
from elearn.usecases.load_progress import ProgressReport, load_progress


@dataclass(frozen=True, kw_only=True)
class PersonProgress:
    """A person, and what they see of themselves on their own page of progress."""

    person: Person
    report: ProgressReport


def load_person_progress(
    session: Session,
    *,
    group_id: GroupId,
    participant_id: ParticipantId,
    centre_id: CentreId,
    books: ReferenceBooks,
) -> PersonProgress:
    """Return the progress of a person of this centre; raises NotAtCentre."""
    person = load_person(session, group_id=group_id, participant_id=participant_id, centre_id=centre_id)
    learner_id = person.participant.learner_id
    return PersonProgress(person=person, report=load_progress(session, learner_id=learner_id, books=books))
