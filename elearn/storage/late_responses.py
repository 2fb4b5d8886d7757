"""Answers that arrived after the end of their attempt: kept apart from those that count."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId
from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import LateResponseRow

_late = LateResponseRow.__table__
_LIST = select(_late.c.position, _late.c.value).where(_late.c.attempt_id == bindparam("b_attempt_id"))


def add_late_responses(
    session: Session, attempt_id: AttemptId, values: Mapping[int, str], *, now: datetime
) -> None:
    """Keep answers by position, in one statement; what came late to a place first stands.

    After that the learner may have seen the key.
    """
    rows = [
        {"attempt_id": attempt_id, "position": position, "value": value, "arrived_at": now}
        for position, value in sorted(values.items())
    ]
    if rows:
        session.execute(insert_for(dialect_of(session), _late).on_conflict_do_nothing(), rows)


def list_late_responses(session: Session, attempt_id: AttemptId) -> dict[int, str]:
    """Return what came too late, by position."""
    return {row.position: row.value for row in session.execute(_LIST, {"b_attempt_id": attempt_id})}
