"""Past results are counted anew after a decision about a withdrawn item, a batch at a time."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.errors import AttemptNotFound
from elearn.domain.scoring import AttemptOutcome, repair_outcome, score_attempt
from elearn.domain.withdrawals import Withdrawal
from elearn.storage.attempts import lock_attempt
from elearn.storage.audit import add_audit_entry
from elearn.storage.learners import lock_learner
from elearn.storage.outcome_changes import AffectedAttempt, add_outcome_change, list_affected
from elearn.storage.outcomes import load_outcome, save_outcome
from elearn.storage.withdrawals import find_last_recounted, load_withdrawal, note_recounted
from elearn.usecases.load_sitting import Sitting, load_sitting
from elearn.usecases.rebuild_progress import rebuild_progress

BATCH = 20  # attempts in one transaction: who answers meanwhile waits for no more

Opening = Callable[[], AbstractContextManager[Session]]


def repair_scores(transaction: Opening, reading: Opening, *, version: str, now: datetime) -> Withdrawal:
    """Count the next few attempts anew, from where it stopped; call it until nothing is left.

    What is counted is noted in the same transaction: a power cut loses a batch, which is then done again.
    Two who do it at once do it once. No score falls.

    Returns:
        The withdrawal as it stands now; `is_recounting` as long as there is more.

    Raises:
        UnknownWithdrawal: there is no such.

    """
    with reading() as session:  # the search may be long, and keeps nobody waiting
        withdrawal = load_withdrawal(session, version)
        after = find_last_recounted(session, version)
        batch = list_affected(session, withdrawal.item_id, after=after, limit=BATCH)
    if not withdrawal.is_recounting:
        return withdrawal
    with transaction() as session:
        if find_last_recounted(session, version, holds=True) != after:
            return load_withdrawal(session, version)  # somebody else goes on
        changed = _repair(session, withdrawal, batch, now)
        is_last = len(batch) < BATCH
        note_recounted(
            session,
            withdrawal,
            after=after,
            last=batch[-1].id if batch else after,
            done=len(batch),
            changed=changed,
            ended_at=now if is_last else None,
        )
        stands = load_withdrawal(session, version)
        if is_last:
            subject = f"{stands.item_id} {stands.recount.changed}/{stands.recount.done}"
            add_audit_entry(session, account_id=None, action="repair_scores", subject=subject, now=now)
        return stands


def _repair(session: Session, withdrawal: Withdrawal, batch: Sequence[AffectedAttempt], now: datetime) -> int:
    for learner_id in sorted({affected.learner_id for affected in batch}):  # in one order everywhere
        lock_learner(session, learner_id)
    changed = 0
    for affected in batch:
        changed += _repair_one(session, withdrawal, affected, now)
    return changed


def _repair_one(session: Session, withdrawal: Withdrawal, affected: AffectedAttempt, now: datetime) -> bool:
    """Count one attempt anew; whether its score or verdict changed."""
    lock_attempt(session, affected.id, learner_id=affected.learner_id)
    try:
        sitting = load_sitting(session, attempt_id=affected.id, learner_id=affected.learner_id)
    except AttemptNotFound:  # erased or moved meanwhile
        return False
    touched = _list_touched(sitting, withdrawal)
    if not touched:  # of a release that reads otherwise
        return False
    old = load_outcome(session, sitting.attempt)
    anew = score_attempt(sitting.attempt.paper, sitting.items, sitting.responses, sitting.rulings)
    new = repair_outcome(sitting.attempt.paper, old, anew, touched)
    if new == old:
        return False
    save_outcome(session, sitting.attempt, new)
    rebuild_progress(session, learner_id=affected.learner_id, changed=[affected.id])
    if not _says_otherwise(old, new):  # the marks stand, but void says nothing about the learner any more
        return False
    add_outcome_change(session, withdrawal, sitting.attempt, old=old, new=new, now=now)
    return True


def _list_touched(sitting: Sitting, withdrawal: Withdrawal) -> list[int]:
    return [
        position
        for position, ruling in sitting.rulings.items()
        if ruling.item_id == withdrawal.item_id and ruling.versions == withdrawal.versions
    ]


def _says_otherwise(old: AttemptOutcome, new: AttemptOutcome) -> bool:
    return (old.score, old.passed) != (new.score, new.passed)
