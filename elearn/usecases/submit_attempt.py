"""A learner hands in: the attempt is scored, closed and enters the tallies, once."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId
from elearn.domain.scoring import AttemptOutcome, score_attempt
from elearn.storage.attempts import lock_attempt, was_handed_in_later
from elearn.storage.outcomes import close_attempt
from elearn.storage.progress import list_answered_before
from elearn.storage.tallies import record_test_result
from elearn.usecases.count_answers import count_answers
from elearn.usecases.load_sitting import Sitting, load_sitting
from elearn.usecases.rebuild_progress import rebuild_progress


def submit_attempt(session: Session, *, attempt_id: AttemptId, learner_id: LearnerId, now: datetime) -> bool:
    """Close the attempt; out of time it closes at its deadline.

    Returns:
        Whether this call closed it; a second hand-in changes nothing and counts nothing.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.

    """
    lock_attempt(session, attempt_id, learner_id=learner_id)
    sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
    attempt = sitting.attempt
    if not attempt.is_open:
        return False
    outcome = score_attempt(attempt.paper, sitting.items, sitting.responses, sitting.rulings)
    closed_at = _closing_time(attempt, now)
    if not close_attempt(session, attempt, outcome, submitted_at=closed_at):
        return False
    _count(session, sitting, outcome, closed_at)
    return True


def _closing_time(attempt: Attempt, now: datetime) -> datetime:
    in_time = min(now, attempt.deadline_at) if attempt.deadline_at else now
    return max(in_time, attempt.started_at)  # a server's clock may be set back between start and hand-in


def _count(session: Session, sitting: Sitting, outcome: AttemptOutcome, closed_at: datetime) -> None:
    attempt = sitting.attempt
    if was_handed_in_later(session, learner_id=attempt.learner_id, moment=closed_at):
        rebuild_progress(session, learner_id=attempt.learner_id, changed=[attempt.id])
        return
    before = list_answered_before(session, attempt, closed_at=closed_at)
    count_answers(session, sitting, outcome, answered_before=before, closed_at=closed_at)
    if attempt.kind is AttemptKind.PRACTICE_TEST:
        record_test_result(session, attempt, outcome)
