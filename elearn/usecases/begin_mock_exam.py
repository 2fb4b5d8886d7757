"""A learner begins a mock exam anew, whatever else is open."""

from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from elearn.domain.assembly import assemble_mock_exam
from elearn.domain.assessment import ExamProfile
from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId, Mode
from elearn.domain.errors import UnknownProfile
from elearn.domain.reference import ReferenceBooks
from elearn.storage.attempts import add_attempt
from elearn.storage.progress import list_seen_items
from elearn.usecases.load_banks_in_use import load_banks_in_use


def begin_mock_exam(
    session: Session,
    *,
    learner_id: LearnerId,
    profile_id: str,
    attempt_id: AttemptId,
    random: Random,
    now: datetime,
    books: ReferenceBooks,
) -> AttemptId:
    """Draw a paper from all banks and store the attempt.

    Raises:
        UnknownProfile: no such exam.
        NotEnoughItems: the banks cannot fill it yet.
        LearnerNotFound: the learner was erased or never existed.

    """
    profile = _find_profile(books, profile_id)
    banks = load_banks_in_use(session, exam_on=now.date())
    seen = list_seen_items(session, learner_id=learner_id)
    attempt = Attempt(
        id=attempt_id,
        learner_id=learner_id,
        kind=AttemptKind.MOCK_EXAM,
        mode=Mode.EXAM,
        paper=assemble_mock_exam(profile, banks, seen, random),
        started_at=now,
        profile_id=profile_id,
        deadline_at=now + timedelta(minutes=profile.minutes),
    )
    add_attempt(session, attempt)
    return attempt.id


def _find_profile(books: ReferenceBooks, profile_id: str) -> ExamProfile:
    if profile_id not in books.profiles:
        raise UnknownProfile(profile_id=profile_id)
    return books.profiles[profile_id]
