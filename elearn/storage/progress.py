"""Progress: tallies changed by a fixed number of statements, however many items or attempts there are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, case, not_, or_, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, LearnerId
from elearn.domain.items import ItemId, TopicId
from elearn.domain.mastery import Evidence
from elearn.domain.progress import RIGHT_IN_A_ROW_TO_CLEAR, ItemResult
from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import AttemptItemRow, AttemptRow, LearnerItemRow, TopicTallyRow

_attempt = AttemptRow.__table__
_item = LearnerItemRow.__table__
_topic = TopicTallyRow.__table__

_of_learner = bindparam("b_learner_id", type_=_item.c.learner_id.type)
_SEEN = select(_item.c.item_id).where(_item.c.learner_id == _of_learner)
_MISTAKES = _SEEN.where(_item.c.is_mistake)
_OLDEST_MISTAKES = _MISTAKES.order_by(_item.c.last_answered_at, _item.c.item_id).limit(bindparam("b_limit"))
_mine, _other = AttemptItemRow.__table__.alias("mine"), AttemptItemRow.__table__.alias("other")
_ANSWERED_BEFORE = (
    select(_mine.c.item_id)
    .join(_other, (_other.c.item_id == _mine.c.item_id) & (_other.c.attempt_id != _mine.c.attempt_id))
    .join(_attempt, _attempt.c.id == _other.c.attempt_id)
    .where(
        _mine.c.attempt_id == bindparam("b_attempt_id"),
        _attempt.c.learner_id == bindparam("b_learner_id"),
        or_(_attempt.c.submitted_at.is_(None), _attempt.c.submitted_at > bindparam("b_closed_at")),
        _other.c.value.is_not(None),
        _other.c.answered_at < _mine.c.answered_at,
    )
)
_EVIDENCE = select(_topic.c.topic_id, _topic.c.answered, _topic.c.correct).where(
    _topic.c.learner_id == _of_learner
)


def record_item_results(
    session: Session, *, learner_id: LearnerId, results: Sequence[ItemResult], now: datetime
) -> set[ItemId]:
    """Enter what one attempt says about its items, each item at most once, in two statements.

    Returns the items whose first answer this is, where it is evidence.

    Only the first answer to an item may be evidence. It is found by the count that the same statement has
    just raised, so that two hand-ins at the same moment cannot both be the first.
    """
    if not results:
        return set()
    # In one order everywhere: two transactions that lock the same rows cannot block each other for good.
    ordered = sorted(results, key=lambda result: result.item_id)
    rows = [_item_values(learner_id, result, now) for result in ordered]
    counts = {
        row.item_id: row.times_answered for row in session.execute(_item_upsert(dialect_of(session)), rows)
    }
    first = [result for result in ordered if result.is_evidence and counts[result.item_id] == 1]
    tallies = _tally_by_topic(first)
    if tallies:
        session.execute(
            _topic_upsert(dialect_of(session)),
            [
                {
                    "learner_id": learner_id,
                    "topic_id": topic_id,
                    "answered": evidence.answered,
                    "correct": evidence.correct,
                }
                for topic_id, evidence in sorted(tallies.items())
            ],
        )
    return {result.item_id for result in first}


def list_topic_evidence(session: Session, *, learner_id: LearnerId) -> dict[TopicId, Evidence]:
    """Return the first answers that were unaided, by topic; topics without any are absent."""
    return {
        TopicId(row.topic_id): Evidence(answered=row.answered, correct=row.correct)
        for row in session.execute(_EVIDENCE, {"b_learner_id": learner_id})
    }


def list_seen_items(session: Session, *, learner_id: LearnerId) -> set[ItemId]:
    """Return the items that the learner has answered."""
    return {ItemId(item_id) for item_id in session.scalars(_SEEN, {"b_learner_id": learner_id})}


def list_mistakes(session: Session, *, learner_id: LearnerId, limit: int) -> list[ItemId]:
    """List items answered wrongly and not yet right often enough since, longest unanswered first."""
    values = {"b_learner_id": learner_id, "b_limit": limit}
    return [ItemId(item_id) for item_id in session.scalars(_OLDEST_MISTAKES, values)]


def list_answered_before(session: Session, attempt: Attempt, *, closed_at: datetime) -> set[ItemId]:
    """Return the items of this attempt that another one of the learner, then open, has an earlier answer to.

    Attempts that were handed in before it need no search: their items are in the learner's item records.
    """
    values = {"b_attempt_id": attempt.id, "b_learner_id": attempt.learner_id, "b_closed_at": closed_at}
    return {ItemId(item_id) for item_id in session.scalars(_ANSWERED_BEFORE, values)}


def _item_values(learner_id: LearnerId, result: ItemResult, now: datetime) -> dict[str, object]:
    return {
        "learner_id": learner_id,
        "item_id": result.item_id,
        "topic_id": result.topic_id,
        "times_answered": 1,
        "evidence_answers": int(result.is_evidence),
        "first_evidence_correct": result.is_correct if result.is_evidence else None,
        "right_in_a_row": int(result.is_correct and not result.is_aided),  # with help it was not known
        "last_answered_at": now,
        "is_mistake": not result.is_correct,
    }


def _tally_by_topic(results: Iterable[ItemResult]) -> Mapping[TopicId, Evidence]:
    tallies: dict[TopicId, Evidence] = {}
    for result in results:
        before = tallies.get(result.topic_id) or Evidence()
        tallies[result.topic_id] = Evidence(
            answered=before.answered + 1, correct=before.correct + result.is_correct
        )
    return tallies


@cache
def _item_upsert(dialect: str) -> Executable:
    new = insert_for(dialect, _item)
    right_again = _item.c.right_in_a_row + 1
    is_right = new.excluded.right_in_a_row > 0
    upsert = new.on_conflict_do_update(
        index_elements=["learner_id", "item_id"],
        set_={
            "topic_id": new.excluded.topic_id,
            "times_answered": _item.c.times_answered + 1,
            "right_in_a_row": case((is_right, right_again), else_=0),
            "last_answered_at": new.excluded.last_answered_at,
            "is_mistake": or_(
                new.excluded.is_mistake,
                _item.c.is_mistake & (not_(is_right) | (right_again < RIGHT_IN_A_ROW_TO_CLEAR)),
            ),
        },
    )
    return upsert.returning(_item.c.item_id, _item.c.times_answered)


@cache
def _topic_upsert(dialect: str) -> Executable:
    new = insert_for(dialect, _topic)
    return new.on_conflict_do_update(
        index_elements=["learner_id", "topic_id"],
        set_={
            "answered": _topic.c.answered + new.excluded.answered,
            "correct": _topic.c.correct + new.excluded.correct,
        },
    )
