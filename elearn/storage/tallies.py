"""Tallies of practice tests: one row per learner and test, however often it was sat."""

from functools import cache
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Executable, Integer, bindparam, case, or_, select, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId
from elearn.domain.progress import TestTally
from elearn.domain.scoring import AttemptOutcome
from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import AttemptRow, TestTallyRow

_attempt = AttemptRow.__table__
_test = TestTallyRow.__table__

_of_learner = bindparam("b_learner_id", type_=_test.c.learner_id.type)
_TEST_TALLIES = select(
    _test.c.test_id, _test.c.attempts, _test.c.best_score, _test.c.max_score, _test.c.has_passed
).where(_test.c.learner_id == _of_learner)
_OPEN_TESTS = (
    select(_attempt.c.id, _attempt.c.test_id, _attempt.c.max_score)
    .where(
        _attempt.c.learner_id == _of_learner,
        _attempt.c.submitted_at.is_(None),
        _attempt.c.kind == AttemptKind.PRACTICE_TEST.value,
    )
    .order_by(_attempt.c.started_at, _attempt.c.id)
)


def _better(
    score: ColumnElement[int], max_score: ColumnElement[int], has_passed: ColumnElement[bool]
) -> dict[str, ColumnElement[Any]]:
    is_better = score > _test.c.best_score
    return {
        "best_score": case((is_better, score), else_=_test.c.best_score),
        "max_score": case((is_better, max_score), else_=_test.c.max_score),
        "has_passed": or_(_test.c.has_passed, has_passed),
    }


_RAISE_TEST = (
    update(_test)
    .where(_test.c.learner_id == _of_learner, _test.c.test_id == bindparam("b_test_id"))
    .values(
        _better(
            bindparam("b_score", type_=Integer()),
            bindparam("b_max_score", type_=Integer()),
            bindparam("b_has_passed", type_=Boolean()),
        )
    )
)


def record_test_result(session: Session, attempt: Attempt, outcome: AttemptOutcome) -> None:
    """Count a practice test that was just handed in; once per attempt."""
    session.execute(
        _test_upsert(dialect_of(session)),
        {
            "learner_id": attempt.learner_id,
            "test_id": attempt.test_id,
            "attempts": 1,
            "best_score": outcome.score,
            "max_score": outcome.max_score,
            "has_passed": outcome.passed is True,
        },
    )


def raise_test_result(session: Session, attempt: Attempt, outcome: AttemptOutcome) -> None:
    """Let marks that were given later raise the best result; counts no further attempt."""
    session.execute(
        _RAISE_TEST,
        {
            "b_learner_id": attempt.learner_id,
            "b_test_id": attempt.test_id,
            "b_score": outcome.score,
            "b_max_score": outcome.max_score,
            "b_has_passed": outcome.passed is True,
        },
    )


def list_test_tallies(session: Session, *, learner_id: LearnerId) -> dict[str, TestTally]:
    """Return how the learner stands with each practice test that was begun, in two statements."""
    values = {"b_learner_id": learner_id}
    open_tests = {row.test_id: row for row in session.execute(_OPEN_TESTS, values)}
    tallies = {
        test_id: TestTally(
            test_id=test_id,
            attempts=0,
            best_score=0,
            max_score=row.max_score,
            has_passed=False,
            open_attempt_id=AttemptId(row.id),
        )
        for test_id, row in open_tests.items()
    }
    for row in session.execute(_TEST_TALLIES, values):
        opened = tallies.get(row.test_id)
        tallies[row.test_id] = TestTally(
            **row._mapping, open_attempt_id=opened.open_attempt_id if opened else None
        )
    return tallies


@cache
def _test_upsert(dialect: str) -> Executable:
    new = insert_for(dialect, _test)
    return new.on_conflict_do_update(
        index_elements=["learner_id", "test_id"],
        set_={
            "attempts": _test.c.attempts + 1,
            **_better(new.excluded.best_score, new.excluded.max_score, new.excluded.has_passed),
        },
    )
