"""A learner starts a mock exam: the whole exam of a profile, on the clock."""

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
from elearn.storage.releases import load_current_banks
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
    profile = _find_profile(books, profile_id)
    kind, mode = AttemptKind.MOCK_EXAM, Mode.EXAM
    found = find_attempt_to_resume(
        session, learner_id=learner_id, kind=kind, mode=mode, now=now, profile_id=profile_id
    )
    if found:
        return found
    banks, seen = load_current_banks(session), list_seen_items(session, learner_id=learner_id)
    attempt = Attempt(
        id=attempt_id,
        learner_id=learner_id,
        kind=kind,
        mode=mode,
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
