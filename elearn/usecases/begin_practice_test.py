"""A learner begins a practice test anew, whatever else is open."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId, Mode
from elearn.domain.reference import ReferenceBooks
from elearn.storage.attempts import add_attempt
from elearn.usecases.list_practice_tests import describe_test


def begin_practice_test(
    session: Session,
    *,
    learner_id: LearnerId,
    test_id: str,
    mode: Mode,
    attempt_id: AttemptId,
    now: datetime,
    books: ReferenceBooks,
) -> AttemptId:
    """Freeze the test into a paper and store the attempt.

    Raises:
        UnknownTest: no current release holds it.
        LearnerNotFound: the learner was erased or never existed.

    """
    exam_on = now.date() if mode is Mode.EXAM else None
    entry = describe_test(session, test_id=test_id, learner_id=None, books=books, exam_on=exam_on)
    minutes = entry.paper.minutes if mode is Mode.EXAM else None
    attempt = Attempt(
        id=attempt_id,
        learner_id=learner_id,
        kind=AttemptKind.PRACTICE_TEST,
        mode=mode,
        paper=entry.paper,
        started_at=now,
        test_id=test_id,
        profile_id=entry.profile.id,
        deadline_at=now + timedelta(minutes=minutes) if minutes else None,
    )
    add_attempt(session, attempt)
    return attempt.id
