"""A learner repeats what is due today."""

from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from elearn.domain.assembly import assemble_mistakes
from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId, Mode
from elearn.domain.study_plan import MOST_REVIEWS
from elearn.storage.attempts import add_attempt
from elearn.storage.learners import load_learner
from elearn.usecases.find_attempt_to_resume import find_attempt_to_resume
from elearn.usecases.list_due_reviews import list_due_reviews
from elearn.usecases.load_banks_in_use import load_banks_in_use


def start_reviews(
    session: Session, *, learner_id: LearnerId, attempt_id: AttemptId, now: datetime, zone: tzinfo
) -> AttemptId:
    """Put what is due by the end of the learner's day into a paper; goes on with one that is open.

    Raises:
        NotEnoughItems: nothing is due.
        LearnerNotFound: the learner was erased or never existed.

    """
    kind, mode = AttemptKind.MISTAKES, Mode.PRACTICE
    found = find_attempt_to_resume(session, learner_id=learner_id, kind=kind, mode=mode, now=now)
    if found:
        return found
    learner, today = load_learner(session, learner_id), now.astimezone(zone).date()
    due = [item for day, item in list_due_reviews(session, learner=learner, zone=zone) if day <= today]
    attempt = Attempt(
        id=attempt_id,
        learner_id=learner_id,
        kind=kind,
        mode=mode,
        paper=assemble_mistakes(due, load_banks_in_use(session).values(), MOST_REVIEWS),
        started_at=now,
    )
    add_attempt(session, attempt)
    return attempt.id
