"""A learner hands in: the attempt is scored, closed and enters the tallies, once."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId
from elearn.domain.progress import item_results
from elearn.domain.scheduling import rate_answers
from elearn.domain.scoring import AttemptOutcome, score_attempt
from elearn.storage.attempts import lock_attempt
from elearn.storage.outcomes import close_attempt
from elearn.storage.progress import list_answered_before, record_item_results
from elearn.storage.reviews import load_review_cards, save_review_cards
from elearn.storage.tallies import record_test_result
from elearn.usecases.load_sitting import Sitting, load_sitting


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
    outcome = score_attempt(attempt.paper, sitting.items, sitting.responses)
    if not close_attempt(session, attempt, outcome, submitted_at=_closing_time(attempt, now)):
        return False
    _count(session, sitting, outcome, now)
    return True


def _closing_time(attempt: Attempt, now: datetime) -> datetime:
    in_time = min(now, attempt.deadline_at) if attempt.deadline_at else now
    return max(in_time, attempt.started_at)  # a server's clock may be set back between start and hand-in


def _count(session: Session, sitting: Sitting, outcome: AttemptOutcome, now: datetime) -> None:
    attempt = sitting.attempt
    before = list_answered_before(session, attempt)
    results = item_results(attempt.paper, sitting.items, sitting.responses, outcome, before)
    record_item_results(session, learner_id=attempt.learner_id, results=results, now=now)
    cards = rate_answers(load_review_cards(session, attempt), results, now)
    save_review_cards(session, cards, learner_id=attempt.learner_id)
    if attempt.kind is AttemptKind.PRACTICE_TEST:
        record_test_result(session, attempt, outcome)
