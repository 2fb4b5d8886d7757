"""Outcomes of attempts: closed once, stored with every score, read back as stored."""

from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, is_blank
from elearn.domain.scoring import AttemptOutcome, ItemScore, ThresholdOutcome
from elearn.storage.statements import count_changed
from elearn.storage.tables import AttemptItemRow, AttemptRow, AttemptThresholdRow

_attempt = AttemptRow.__table__
_item = AttemptItemRow.__table__
_threshold = AttemptThresholdRow.__table__

_is_this = _attempt.c.id == bindparam("b_attempt_id")
_SAVE = update(_attempt).where(_is_this).values(score=bindparam("b_score"), passed=bindparam("b_passed"))
_CLOSE = _SAVE.where(_attempt.c.submitted_at.is_(None)).values(submitted_at=bindparam("b_submitted_at"))
_SAVE_AGAIN = _SAVE.where(_attempt.c.submitted_at.is_not(None))
_SAVE_ITEM = (
    update(_item)
    .where(_item.c.attempt_id == bindparam("b_attempt_id"), _item.c.position == bindparam("b_position"))
    .values(score=bindparam("b_score"), is_void=bindparam("b_is_void"))
)
_SAVE_THRESHOLD = (
    update(_threshold)
    .where(
        _threshold.c.attempt_id == bindparam("b_attempt_id"),
        _threshold.c.threshold_id == bindparam("b_threshold_id"),
    )
    .values(score=bindparam("b_score"), pending=bindparam("b_pending"))
)
_LOAD_ITEMS = (
    select(_item.c.position, _item.c.score, _item.c.max_score, _item.c.value, _item.c.is_void)
    .where(_item.c.attempt_id == bindparam("b_attempt_id"))
    .order_by(_item.c.position)
)
_LOAD_THRESHOLDS = select(_threshold.c.threshold_id, _threshold.c.score, _threshold.c.pending).where(
    _threshold.c.attempt_id == bindparam("b_attempt_id")
)


def close_attempt(
    session: Session, attempt: Attempt, outcome: AttemptOutcome, *, submitted_at: datetime
) -> bool:
    """Hand in the attempt with its outcome; whether this call closed it: only one ever does.

    Call `lock_attempt` before the responses that were scored are loaded.
    """
    closing = {**_verdict(attempt, outcome), "b_submitted_at": submitted_at}
    if count_changed(session, _CLOSE, closing) != 1:
        return False
    _save_scores(session, attempt, outcome)
    return True


def save_outcome(session: Session, attempt: Attempt, outcome: AttemptOutcome) -> None:
    """Store the outcome of a closed attempt again, after marks by a rubric or a repaired item."""
    if count_changed(session, _SAVE_AGAIN, _verdict(attempt, outcome)) == 1:
        _save_scores(session, attempt, outcome)


def load_outcome(session: Session, attempt: Attempt) -> AttemptOutcome:
    """Return the outcome as it was stored, in two statements; the attempt must be closed."""
    key = {"b_attempt_id": attempt.id}
    reached = {row.threshold_id: row for row in session.execute(_LOAD_THRESHOLDS, key)}
    return AttemptOutcome(
        item_scores=tuple(
            ItemScore(
                position=row.position,
                score=row.score,
                max_score=row.max_score,
                is_omitted=is_blank(row.value),
                is_void=row.is_void,
            )
            for row in session.execute(_LOAD_ITEMS, key)
        ),
        thresholds=tuple(
            ThresholdOutcome(cut_score=cut, score=reached[cut.id].score, pending=reached[cut.id].pending)
            for cut in attempt.paper.cut_scores
        ),
    )


def _verdict(attempt: Attempt, outcome: AttemptOutcome) -> dict[str, object]:
    return {"b_attempt_id": attempt.id, "b_score": outcome.score, "b_passed": outcome.passed}


def _save_scores(session: Session, attempt: Attempt, outcome: AttemptOutcome) -> None:
    session.execute(
        _SAVE_ITEM,
        [
            {
                "b_attempt_id": attempt.id,
                "b_position": item.position,
                "b_score": item.score,
                "b_is_void": item.is_void,
            }
            for item in outcome.item_scores
        ],
    )
    reached = [
        {
            "b_attempt_id": attempt.id,
            "b_threshold_id": threshold.cut_score.id,
            "b_score": threshold.score,
            "b_pending": threshold.pending,
        }
        for threshold in outcome.thresholds
    ]
    if reached:
        session.execute(_SAVE_THRESHOLD, reached)
