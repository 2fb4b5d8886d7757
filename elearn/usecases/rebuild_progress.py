"""What is counted of a learner is counted anew, as if every attempt had come in its order."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, AttemptKind, LearnerId
from elearn.storage.attempts import list_handed_in
from elearn.storage.learners import lock_learner
from elearn.storage.outcomes import load_outcome
from elearn.storage.progress import list_answered_before
from elearn.storage.recounting import Kept, forget_progress
from elearn.storage.tallies import record_test_result
from elearn.usecases.count_answers import count_answers
from elearn.usecases.load_sitting import load_sitting


def rebuild_progress(session: Session, *, learner_id: LearnerId, changed: Collection[AttemptId] = ()) -> None:
    """Count every attempt that the learner handed in, in the order of handing in, as handing in does.

    Call it in the transaction in which attempts came to a learner or left them, for each learner touched.

    Args:
        session: of the open transaction.
        learner_id: whose.
        changed: the attempts that came, went or were handed in before others that are counted already; they
            may be another learner's by now. Nothing changes where this is empty.

    Raises:
        LearnerNotFound: the learner was erased or never existed.

    """
    lock_learner(session, learner_id)
    kept = forget_progress(session, learner_id=learner_id, changed=changed)
    for attempt_id in list_handed_in(session, learner_id=learner_id):
        _count(session, attempt_id, learner_id, kept)


def _count(session: Session, attempt_id: AttemptId, learner_id: LearnerId, kept: Kept) -> None:
    sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
    attempt = sitting.attempt
    outcome = load_outcome(session, attempt)
    closed_at = attempt.submitted_at or attempt.started_at  # it has one, since it was handed in
    before = kept.list_repeated(list_answered_before(session, attempt, closed_at=closed_at))
    count_answers(session, sitting, outcome, answered_before=before, closed_at=closed_at)
    if attempt.kind is AttemptKind.PRACTICE_TEST and attempt.test_id in kept.changed_tests:
        record_test_result(session, attempt, outcome)
