"""Staff look at the progress of somebody of their centre, to talk about it and to print it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.domain.groups import GroupId, ParticipantId
from elearn.domain.reference import ReferenceBooks
from elearn.storage.audit import add_audit_entry
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
    member: Member,
    books: ReferenceBooks,
    now: datetime,
) -> PersonProgress:
    """Return the progress of a person, and note who saw it; raises NotAtCentre."""
    person = load_person(
        session, group_id=group_id, participant_id=participant_id, centre_id=member.centre_id
    )
    subject = str(participant_id)
    add_audit_entry(session, account_id=member.account_id, action="see_progress", subject=subject, now=now)
    learner_id = person.participant.learner_id
    return PersonProgress(person=person, report=load_progress(session, learner_id=learner_id, books=books))
