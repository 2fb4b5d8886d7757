"""A learner starts a practice test, or goes on with the one that is open."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, AttemptKind, LearnerId, Mode
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.begin_practice_test import begin_practice_test
from elearn.usecases.find_attempt_to_resume import find_attempt_to_resume


def start_practice_test(
    session: Session,
    *,
    learner_id: LearnerId,
    test_id: str,
    mode: Mode,
    attempt_id: AttemptId,
    now: datetime,
    books: ReferenceBooks,
) -> AttemptId:
    """Freeze the test into a paper and store the attempt; a double click finds the first one open.

    Raises:
        UnknownTest: no current release holds it.
        LearnerNotFound: the learner was erased or never existed.

    """
    found = find_attempt_to_resume(
        session, learner_id=learner_id, kind=AttemptKind.PRACTICE_TEST, mode=mode, now=now, test_id=test_id
    )
    if found:
        return found
    return begin_practice_test(
        session,
        learner_id=learner_id,
        test_id=test_id,
        mode=mode,
        attempt_id=attempt_id,
        now=now,
        books=books,
    )
