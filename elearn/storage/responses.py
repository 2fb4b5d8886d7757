"""Responses to a paper. Every save is one guarded statement: what it may change stands in its WHERE."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Update, bindparam, false, or_, select, true, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import GRACE, AttemptId, LearnerId, Response, ResponseChange
from elearn.storage.statements import Prepared, count_changed
from elearn.storage.tables import AttemptItemRow, AttemptRow

_attempt = AttemptRow.__table__
_item = AttemptItemRow.__table__

_value = bindparam("b_value", type_=_item.c.value.type)
_is_owned = (_attempt.c.id == bindparam("b_attempt_id")) & (
    _attempt.c.learner_id == bindparam("b_learner_id")
)
_is_open = _attempt.c.submitted_at.is_(None)
_is_in_time = or_(_attempt.c.deadline_at.is_(None), _attempt.c.deadline_at >= bindparam("b_oldest_deadline"))
_has_no_value = _item.c.value.is_(None)


def _places(*conditions: ColumnElement[bool]) -> Update:
    """Build the update of one place of an attempt that meets the conditions.

    FOR SHARE (PostgreSQL; SQLite has one writer): a save and a hand-in of the same attempt wait for each
    other, so that no answer is acknowledged after its paper was scored. Saves do not wait for saves.
    """
    attempt_id = select(_attempt.c.id).where(_is_owned, *conditions).with_for_update(read=True)
    return update(_item).where(
        _item.c.attempt_id == attempt_id.scalar_subquery(), _item.c.position == bindparam("b_position")
    )


_may_be_changed = or_(bindparam("b_is_final").is_(false()), _has_no_value, _item.c.value == _value)
_SAVE = (
    _places(_is_open, _is_in_time).where(_may_be_changed).values(value=_value, answered_at=bindparam("b_now"))
)
_PREPARED_SAVE = Prepared(_SAVE)
_FLAG = _places(_is_open).values(is_flagged=bindparam("b_is_flagged"))
_AID = _places(_is_open).where(_has_no_value).values(is_aided=true())
_GRANT = _places(_attempt.c.submitted_at.is_not(None)).values(granted=bindparam("b_granted"))

_LOAD = (
    select(_item.c.position, _item.c.value, _item.c.is_aided, _item.c.is_flagged, _item.c.granted)
    .join(_attempt, _attempt.c.id == _item.c.attempt_id)
    .where(
        _is_owned,
        or_(
            _item.c.value.is_not(None),
            _item.c.is_aided,
            _item.c.is_flagged,
            _item.c.granted.is_not(None),
        ),
    )
)


def load_responses(session: Session, attempt_id: AttemptId, *, learner_id: LearnerId) -> dict[int, Response]:
    """Return what the learner did, by position; places without anything in them are absent."""
    rows = session.execute(_LOAD, {"b_attempt_id": attempt_id, "b_learner_id": learner_id})
    return {row.position: Response(**row._mapping) for row in rows}


def save_response(session: Session, change: ResponseChange) -> bool:
    """Save one answer; a value of None clears it. Repeating it is harmless.

    Returns:
        Whether the answer is stored now; False when the attempt is not this learner's, closed or out of
        time (its grace included), has no such place, or has another answer there that stands.

    """
    return _change(session, _SAVE, _new_values(change))


def save_together(connection: Connection, changes: Sequence[ResponseChange]) -> list[bool]:
    """Save some answers in their order, as `save_response` does; mostly by one statement for all of them."""
    values = [_new_values(change) for change in changes]
    if _PREPARED_SAVE.count_changed(connection, values) == len(values):
        return [True] * len(values)
    # Some may not be changed. Which ones, a second try of each tells, since repeating it is harmless.
    return [_PREPARED_SAVE.count_changed(connection, [each]) == 1 for each in values]


def save_flag(
    session: Session, *, attempt_id: AttemptId, learner_id: LearnerId, position: int, is_flagged: bool
) -> bool:
    """Set or clear the mark "for later" of a place of an open attempt; whether there was such a place."""
    place = _place(attempt_id, learner_id, position)
    return _change(session, _FLAG, {**place, "b_is_flagged": is_flagged})


def mark_aided(session: Session, *, attempt_id: AttemptId, learner_id: LearnerId, position: int) -> bool:
    """Note that the translation was seen before the first answer; False: answered already, or closed."""
    return _change(session, _AID, _place(attempt_id, learner_id, position))


def save_granted(
    session: Session,
    *,
    attempt_id: AttemptId,
    learner_id: LearnerId,
    position: int,
    granted: tuple[str, ...],
) -> bool:
    """Save which criteria of the rubric are met; only after handing in."""
    return _change(session, _GRANT, {**_place(attempt_id, learner_id, position), "b_granted": granted})


def _place(attempt_id: AttemptId, learner_id: LearnerId, position: int) -> dict[str, object]:
    return {"b_attempt_id": attempt_id, "b_learner_id": learner_id, "b_position": position}


def _new_values(change: ResponseChange) -> dict[str, object]:
    return {
        **_place(change.attempt_id, change.learner_id, change.position),
        "b_value": change.value,
        "b_is_final": change.is_final,
        "b_now": change.answered_at,
        "b_oldest_deadline": change.answered_at - GRACE,
    }


def _change(session: Session, statement: Update, values: dict[str, object]) -> bool:
    return count_changed(session, statement, values) == 1
