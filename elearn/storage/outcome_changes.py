"""Outcomes counted anew: which attempts hold an item, what an outcome was before, and who is to be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import SCORED_KINDS, Attempt, AttemptId, AttemptKind, LearnerId
from elearn.domain.items import ItemId
from elearn.domain.scoring import AttemptOutcome
from elearn.domain.withdrawals import Withdrawal
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import AttemptItemRow, AttemptRow, AttemptThresholdRow, OutcomeChangeRow

_attempt = AttemptRow.__table__
_change = OutcomeChangeRow.__table__
_item = AttemptItemRow.__table__
_threshold = AttemptThresholdRow.__table__


@dataclass(frozen=True, kw_only=True)
class AffectedAttempt:
    """An attempt with the item that was handed in: whose it is."""

    id: AttemptId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class GivenAnswer:
    """An answer to an item in a handed-in attempt, and whether its marks would make the attempt passed."""

    release: str
    value: str | None
    is_full: bool  # has all marks already
    would_pass: bool


@dataclass(frozen=True, kw_only=True)
class OutcomeChange:
    """How a result was before, and how it is now."""

    attempt_id: AttemptId
    kind: AttemptKind
    test_id: str | None
    profile_id: str | None
    topic_id: str | None
    score: int
    max_score: int
    passed: bool | None
    new_score: int
    new_passed: bool | None
    replaced_at: datetime


def list_affected(
    session: Session, item_id: ItemId, *, after: AttemptId | None, limit: int
) -> list[AffectedAttempt]:
    """List handed-in attempts with an item, in the order of their ids."""
    query = (
        select(_attempt.c.id, _attempt.c.learner_id)
        .join(_item, _item.c.attempt_id == _attempt.c.id)
        .where(_item.c.item_id == item_id, _attempt.c.submitted_at.is_not(None))
    )
    if after is not None:
        query = query.where(_item.c.attempt_id > after)
    rows = session.execute(query.order_by(_item.c.attempt_id).limit(limit))
    return [AffectedAttempt(id=AttemptId(row.id), learner_id=LearnerId(row.learner_id)) for row in rows]


def list_affected_of(session: Session, item_id: ItemId, *, learner_id: LearnerId) -> list[AttemptId]:
    """List the handed-in attempts of a learner with an item, in the order of handing in."""
    query = (
        select(_attempt.c.id)
        .join(_item, _item.c.attempt_id == _attempt.c.id)
        .where(
            _attempt.c.learner_id == learner_id,
            _attempt.c.submitted_at.is_not(None),
            _item.c.item_id == item_id,
        )
        .order_by(_attempt.c.submitted_at, _attempt.c.id)
    )
    return [AttemptId(each) for each in session.scalars(query)]


def count_affected(session: Session, item_id: ItemId) -> int:
    """Count the handed-in attempts with an item."""
    query = select(func.count()).select_from(_item).join(_attempt, _attempt.c.id == _item.c.attempt_id)
    return session.execute(
        query.where(_item.c.item_id == item_id, _attempt.c.submitted_at.is_not(None))
    ).scalar_one()


def count_open(session: Session, item_id: ItemId) -> int:
    """Count the attempts under way with an item."""
    query = select(func.count()).select_from(_item).join(_attempt, _attempt.c.id == _item.c.attempt_id)
    return session.execute(
        query.where(_item.c.item_id == item_id, _attempt.c.submitted_at.is_(None))
    ).scalar_one()


def list_given_answers(session: Session, item_id: ItemId) -> Iterator[GivenAnswer]:
    """Yield what was answered in every handed-in attempt with an item."""
    lines = _list_missed_lines(session, item_id)
    columns = (_attempt.c.id, _attempt.c.passed, _item.c.release, _item.c.value, _item.c.score)
    query = (
        select(*columns, _item.c.max_score, _item.c.part_id, _item.c.task)
        .join(_attempt, _attempt.c.id == _item.c.attempt_id)
        .where(_item.c.item_id == item_id, _attempt.c.submitted_at.is_not(None))
    )
    for row in session.execute(query):
        gain = row.max_score - (row.score or 0)
        missed = lines.get(row.id, [])
        yield GivenAnswer(
            release=row.release,
            value=row.value,
            is_full=gain == 0,
            would_pass=row.passed is False
            and all(
                missing <= gain and part_id in {None, row.part_id} and (not tasks or row.task in tasks)
                for missing, part_id, tasks in missed
            ),
        )


def _list_missed_lines(
    session: Session, item_id: ItemId
) -> dict[AttemptId, list[tuple[int, str | None, tuple[str, ...]]]]:
    """Return of every attempt that was not passed the thresholds that were missed, and by how much."""
    missing = _threshold.c.cut_score - func.coalesce(_threshold.c.score, 0)
    query = (
        select(_threshold.c.attempt_id, _threshold.c.part_id, _threshold.c.tasks, missing.label("missing"))
        .join(_attempt, _attempt.c.id == _threshold.c.attempt_id)
        .join(_item, _item.c.attempt_id == _attempt.c.id)
        .where(_item.c.item_id == item_id, _attempt.c.passed.is_(False), missing > 0)
    )
    found: dict[AttemptId, list[tuple[int, str | None, tuple[str, ...]]]] = {}
    for row in session.execute(query):
        found.setdefault(AttemptId(row.attempt_id), []).append((row.missing, row.part_id, row.tasks))
    return found


def add_outcome_change(
    session: Session,
    withdrawal: Withdrawal,
    attempt: Attempt,
    *,
    old: AttemptOutcome,
    new: AttemptOutcome,
    now: datetime,
) -> None:
    """Keep an outcome as it was, once, and let its learner be told of the change."""
    values = {
        "attempt_id": attempt.id,
        "version": withdrawal.version,
        "decision": withdrawal.decision.value,
        "score": old.score,
        "max_score": old.max_score,
        "passed": old.passed,
        "thresholds": {
            each.cut_score.id: {"score": each.score, "pending": each.pending} for each in old.thresholds
        },
        "new_score": new.score,
        "new_passed": new.passed,
        "replaced_at": now,
    }
    keys = ["attempt_id", "version", "decision"]
    adding = insert_for(dialect_of(session), _change).on_conflict_do_nothing(index_elements=keys)
    session.execute(adding, values)
    if attempt.kind in SCORED_KINDS:
        session.execute(update(_attempt).where(_attempt.c.id == attempt.id).values(has_news=True))


def list_news(session: Session, *, learner_id: LearnerId, limit: int = 20) -> list[OutcomeChange]:
    """List the results of a learner that changed since they last said that they had read it, oldest first."""
    is_news = (_attempt.c.learner_id == learner_id) & _attempt.c.has_news
    query = _select_changes().where(is_news).order_by(_change.c.replaced_at, _change.c.attempt_id)
    return [_read(row) for row in session.execute(query.limit(limit))]


def list_changes(session: Session, attempt_id: AttemptId) -> list[OutcomeChange]:
    """List what the outcome of an attempt was before, oldest first; the caller knows whose it is."""
    query = _select_changes().where(_change.c.attempt_id == attempt_id)
    return [_read(row) for row in session.execute(query.order_by(_change.c.replaced_at))]


def dismiss_news(session: Session, *, learner_id: LearnerId) -> int:
    """Note that a learner has read what changed; the changes stay where the outcomes are."""
    is_news = (_attempt.c.learner_id == learner_id) & _attempt.c.has_news
    return count_changed(session, update(_attempt).where(is_news).values(has_news=False))


_OF_ATTEMPT = ("kind", "test_id", "profile_id", "topic_id")
_OF_CHANGE = (
    "attempt_id",
    "score",
    "max_score",
    "passed",
    "new_score",
    "new_passed",
    "replaced_at",
)


def _select_changes() -> Select[Any]:
    columns = (*(_attempt.c[name] for name in _OF_ATTEMPT), *(_change.c[name] for name in _OF_CHANGE))
    return select(*columns).join(_change, _change.c.attempt_id == _attempt.c.id)


def _read(row: Row[Any]) -> OutcomeChange:
    return OutcomeChange(**{**row._mapping, "kind": AttemptKind(row.kind)})
