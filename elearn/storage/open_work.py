"""Whether somebody is in the middle of something."""

from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.storage.tables import AttemptItemRow, AttemptRow, RoomSessionRow, SeatRow

_attempt = AttemptRow.__table__
_item = AttemptItemRow.__table__
_room = RoomSessionRow.__table__
_seat = SeatRow.__table__


def has_open_work(session: Session, *, learner_id: LearnerId, now: datetime, since: datetime) -> bool:
    """Whether an attempt is open: in time, or without a clock in an open session or touched at `since`."""
    is_answered = exists().where(_item.c.attempt_id == _attempt.c.id, _item.c.answered_at >= since)
    is_in_room = exists().where(
        _seat.c.attempt_id == _attempt.c.id, _room.c.id == _seat.c.session_id, _room.c.closed_at.is_(None)
    )
    is_fresh = or_(_attempt.c.started_at >= since, is_answered, is_in_room)
    query = select(_attempt.c.id).where(
        _attempt.c.learner_id == learner_id,
        _attempt.c.submitted_at.is_(None),
        or_(_attempt.c.deadline_at > now, _attempt.c.deadline_at.is_(None) & is_fresh),
    )
    return session.execute(query.limit(1)).first() is not None
