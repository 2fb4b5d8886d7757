"""What a learner's attempts come to but for some: for those who may not know of all."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, AttemptKind, LearnerId, is_blank
from elearn.domain.progress import TestTally
from elearn.domain.recount import MarkedAnswer
from elearn.storage.tables import AttemptItemRow, AttemptRow, LearnerItemRow

_attempt = AttemptRow.__table__
_place = AttemptItemRow.__table__
_item = LearnerItemRow.__table__


def count_tests(
    session: Session, *, learner_id: LearnerId, leaving_out: Collection[AttemptId]
) -> dict[str, TestTally]:
    """Count the practice tests that were handed in, as their tallies do; open ones are not told of."""
    columns = (_attempt.c.test_id, _attempt.c.score, _attempt.c.max_score, _attempt.c.passed)
    is_test = _attempt.c.kind == AttemptKind.PRACTICE_TEST.value
    tallies: dict[str, TestTally] = {}
    for row in session.execute(select(*columns).where(_is_chosen(learner_id, leaving_out), is_test)):
        before = tallies.get(row.test_id)
        is_better = before is None or row.score > before.best_score
        tallies[row.test_id] = TestTally(
            test_id=row.test_id,
            attempts=before.attempts + 1 if before else 1,
            best_score=row.score if is_better or not before else before.best_score,
            max_score=row.max_score if is_better or not before else before.max_score,
            has_passed=bool(row.passed or (before and before.has_passed)),
        )
    return tallies


def list_marked_answers(
    session: Session, *, learner_id: LearnerId, leaving_out: Collection[AttemptId]
) -> list[MarkedAnswer]:
    """List the answers of what was handed in, in the order of handing in; void ones say nothing."""
    of_item = (_item.c.learner_id == _attempt.c.learner_id) & (_item.c.item_id == _place.c.item_id)
    columns = [
        _place.c[name] for name in ("item_id", "value", "score", "max_score", "is_aided", "answered_at")
    ]
    query = (
        select(*columns, _item.c.topic_id)
        .join(_attempt, _attempt.c.id == _place.c.attempt_id)
        .join(_item, of_item)  # it holds what the machine marked
        .where(_is_chosen(learner_id, leaving_out), _place.c.value.is_not(None), _place.c.is_void.is_(False))
        .order_by(_attempt.c.submitted_at, _attempt.c.id, _place.c.position)
    )
    return [
        MarkedAnswer(
            item_id=row.item_id,
            topic_id=row.topic_id,
            is_correct=row.score == row.max_score,
            is_aided=row.is_aided,
            answered_at=row.answered_at,
        )
        for row in session.execute(query)
        if not is_blank(row.value)
    ]


def _is_chosen(learner_id: LearnerId, leaving_out: Collection[AttemptId]) -> ColumnElement[bool]:
    is_theirs = (_attempt.c.learner_id == learner_id) & _attempt.c.submitted_at.is_not(None)
    return is_theirs & _attempt.c.id.not_in(leaving_out)
