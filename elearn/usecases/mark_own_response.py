"""A learner marks a letter, form or talk of their own by its rubric, beside the model answer."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, AttemptKind, LearnerId
from elearn.domain.errors import AttemptNotSubmitted, ResponseNotAccepted
from elearn.domain.scoring import AttemptOutcome, judge_scores, score_attempt
from elearn.storage.attempts import lock_attempt
from elearn.storage.outcomes import load_outcome, save_outcome
from elearn.storage.responses import save_granted
from elearn.storage.sync_outbox import forget_receipt
from elearn.storage.tallies import raise_test_result
from elearn.usecases.load_sitting import Place, Sitting, load_sitting


def mark_own_response(
    session: Session,
    *,
    attempt_id: AttemptId,
    learner_id: LearnerId,
    position: int,
    granted: Collection[str],
    now: datetime,
) -> None:
    """Grant criteria of the rubric (ids) and score the attempt again.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.
        AttemptNotSubmitted: marking comes after handing in.
        ResponseNotAccepted: the place has no rubric, or the rubric no such criterion.

    """
    lock_attempt(session, attempt_id, learner_id=learner_id)
    sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
    place = sitting.place(position)
    if sitting.attempt.is_open:
        raise AttemptNotSubmitted(attempt_id=str(attempt_id))
    if place is None or not _is_in_rubric(place, granted):
        raise ResponseNotAccepted(position=position)
    save_granted(
        session,
        attempt_id=attempt_id,
        learner_id=learner_id,
        position=position,
        granted=tuple(sorted(granted)),
    )
    forget_receipt(session, attempt_id, now=now)  # a central server that has it is to know the marks too
    marked = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
    outcome = _score(session, marked, position)
    save_outcome(session, marked.attempt, outcome)
    if marked.attempt.kind is AttemptKind.PRACTICE_TEST:
        raise_test_result(session, marked.attempt, outcome)


def _score(session: Session, marked: Sitting, position: int) -> AttemptOutcome:
    """Score this place alone: what others got by a repair stays, and a void item has its marks."""
    paper = marked.attempt.paper
    stands = load_outcome(session, marked.attempt).item_scores
    anew = score_attempt(paper, marked.items, marked.responses, marked.rulings).item_scores
    return judge_scores(
        paper,
        tuple(
            after if after.position == position and not before.is_void else before
            for before, after in zip(stands, anew, strict=True)
        ),
    )


def _is_in_rubric(place: Place, granted: Collection[str]) -> bool:
    return bool(place.item.rubric) and set(granted) <= {criterion.id for criterion in place.item.rubric}
