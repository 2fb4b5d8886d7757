"""Past results are counted anew after a decision about a withdrawn item, a batch at a time."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.scoring import AttemptOutcome, repair_outcome, score_attempt
from elearn.domain.withdrawals import Withdrawal
from elearn.storage.attempts import lock_attempt
from elearn.storage.audit import add_audit_entry
from elearn.storage.learners import lock_learner
from elearn.storage.outcome_changes import (
    AffectedAttempt,
    add_outcome_change,
    list_affected,
    list_affected_of,
)
from elearn.storage.outcomes import load_outcome, save_outcome
from elearn.storage.withdrawals import find_last_recounted, load_withdrawal, note_recounted
from elearn.usecases.load_sitting import Sitting, load_sitting
from elearn.usecases.rebuild_progress import rebuild_progress

BATCH = 2  # attempts in one transaction, with all that their learners did: who answers meanwhile waits

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
    """Count anew whatever the learners of the batch have with the item; return how many results changed.

    All attempts of a learner at once, because their progress is counted anew after it. When a later batch
    comes to the others, there is nothing left to change.
    """
    learner_ids = sorted({affected.learner_id for affected in batch})  # in one order everywhere
    for learner_id in learner_ids:
        lock_learner(session, learner_id)
    return sum(_repair_learner(session, withdrawal, learner_id, now) for learner_id in learner_ids)


def _repair_learner(session: Session, withdrawal: Withdrawal, learner_id: LearnerId, now: datetime) -> int:
    touched: list[AttemptId] = []
    told = 0
    for attempt_id in list_affected_of(session, withdrawal.item_id, learner_id=learner_id):
        lock_attempt(session, attempt_id, learner_id=learner_id)
        sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
        old = load_outcome(session, sitting.attempt)
        new = _score_anew(sitting, withdrawal, old)
        if new == old:
            continue
        touched.append(attempt_id)
        save_outcome(session, sitting.attempt, new)
        if _says_otherwise(old, new):  # else the marks stand, but void says nothing about the learner
            add_outcome_change(session, withdrawal, sitting.attempt, old=old, new=new, now=now)
            told += 1
    if touched:
        rebuild_progress(session, learner_id=learner_id, changed=touched)
    return told


def _score_anew(sitting: Sitting, withdrawal: Withdrawal, old: AttemptOutcome) -> AttemptOutcome:
    paper = sitting.attempt.paper
    anew = score_attempt(paper, sitting.items, sitting.responses, sitting.rulings)
    return repair_outcome(paper, old, anew, _list_touched(sitting, withdrawal))


def _list_touched(sitting: Sitting, withdrawal: Withdrawal) -> list[int]:
    return [
        position
        for position, ruling in sitting.rulings.items()
        if ruling.item_id == withdrawal.item_id and withdrawal.version in ruling.versions
    ]


def _says_otherwise(old: AttemptOutcome, new: AttemptOutcome) -> bool:
    return (old.score, old.passed) != (new.score, new.passed)
