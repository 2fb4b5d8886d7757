"""Staff look at the progress of somebody of their centre, to talk about it and to print it."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.groups import GroupId, ParticipantId
from elearn.domain.recount import recount
from elearn.domain.reference import ReferenceBooks
from elearn.storage.attempts import list_scored_attempts
from elearn.storage.chosen_attempts import list_marked_answers
from elearn.storage.moved_attempts import list_attempts_elsewhere
from elearn.usecases.list_mistakes import keep_current
from elearn.usecases.list_practice_tests import list_practice_tests
from elearn.usecases.load_person import Person, load_person
from elearn.usecases.load_progress import RECENT_SCORES, ProgressReport, load_progress
from elearn.usecases.load_syllabus import judge_syllabus


@dataclass(frozen=True, kw_only=True)
class PersonProgress:
    """A person and their progress; nothing that was sat at another centre is in it."""

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
    elsewhere = list_attempts_elsewhere(session, learner_id, centre_id=centre_id)
    if elsewhere:
        report = _count_here(session, learner_id, elsewhere, books)
    else:
        report = load_progress(session, learner_id=learner_id, books=books)
    return PersonProgress(person=person, report=report)


def _count_here(
    session: Session, learner_id: LearnerId, elsewhere: Collection[AttemptId], books: ReferenceBooks
) -> ProgressReport:
    """Count the other attempts, each of them: the tallies hold those from elsewhere too."""
    tests = list_practice_tests(session, learner_id=learner_id, books=books, leaving_out=elsewhere)
    scored = list_scored_attempts(session, learner_id=learner_id, limit=RECENT_SCORES + len(elsewhere))
    told = recount(list_marked_answers(session, learner_id=learner_id, leaving_out=elsewhere))
    return ProgressReport(
        tests=tuple(tests),
        scored=tuple(each for each in scored if each.id not in elsewhere)[:RECENT_SCORES],
        syllabus=tuple(judge_syllabus(session, told.evidence)),
        mistake_count=len(keep_current(session, told.mistakes)),
    )
