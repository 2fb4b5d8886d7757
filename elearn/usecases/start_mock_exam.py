"""A learner starts a mock exam: the whole exam of a profile, on the clock."""

from datetime import datetime
from random import Random

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, AttemptKind, LearnerId, Mode
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.begin_mock_exam import begin_mock_exam
from elearn.usecases.find_attempt_to_resume import find_attempt_to_resume


def start_mock_exam(
    session: Session,
    *,
    learner_id: LearnerId,
    profile_id: str,
    attempt_id: AttemptId,
    random: Random,
    now: datetime,
    books: ReferenceBooks,
) -> AttemptId:
    """Draw a paper, unseen items first, and store the attempt; goes on with one that is open.

    Raises:
        UnknownProfile: no such exam.
        NotEnoughItems: the banks cannot fill it yet.
        LearnerNotFound: the learner was erased or never existed.

    """
    kind, mode = AttemptKind.MOCK_EXAM, Mode.EXAM
    found = find_attempt_to_resume(
        session, learner_id=learner_id, kind=kind, mode=mode, now=now, profile_id=profile_id
    )
    if found:
        return found
    return begin_mock_exam(
        session,
        learner_id=learner_id,
        profile_id=profile_id,
        attempt_id=attempt_id,
        now=now,
        books=books,
        random=random,
    )
