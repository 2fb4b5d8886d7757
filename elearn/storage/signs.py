"""When a session was last heard of."""

from datetime import datetime

from sqlalchemy import Select, Subquery, exists, func, select, union_all

from elearn.storage.tables import AttemptItemRow, AttemptRow, OutageRow, RoomSessionRow, SeatRow

_attempt = AttemptRow.__table__
_item = AttemptItemRow.__table__
_outage = OutageRow.__table__
_room = RoomSessionRow.__table__
_seat = SeatRow.__table__


def last_signs(now: datetime) -> Subquery:
    """Build the table of open sessions where somebody is at work (`session_id`), each with `heard_at`.

    Computers ask; one without scripts does not: that it began, answered or handed in is heard too. That
    the server came back from an outage is, so that nobody gets the same minutes twice.
    """
    rooms = _rooms_at_work(now)
    seated = _seat.c.session_id.in_(rooms)
    of_seats = select(_seat.c.session_id, _seat.c.seen_at.label("at")).where(seated)
    of_attempts = [
        select(_seat.c.session_id, moment)
        .join(_attempt, _attempt.c.id == _seat.c.attempt_id)
        .where(seated, moment.is_not(None))
        for moment in (_attempt.c.started_at, _attempt.c.submitted_at)
    ]
    of_answers = (
        select(_seat.c.session_id, _item.c.answered_at)
        .join(_item, _item.c.attempt_id == _seat.c.attempt_id)
        .where(seated, _item.c.answered_at.is_not(None))
    )
    of_server = select(_outage.c.session_id, _outage.c.ended_at).where(_outage.c.session_id.in_(rooms))
    signs = union_all(of_seats, *of_attempts, of_answers, of_server).subquery()
    last = select(signs.c.session_id, func.max(signs.c.at).label("heard_at"))
    return last.group_by(signs.c.session_id).subquery()


def _rooms_at_work(now: datetime) -> Select[tuple[object]]:
    is_at_work = exists().where(
        _seat.c.session_id == _room.c.id,
        _attempt.c.id == _seat.c.attempt_id,
        _attempt.c.submitted_at.is_(None),
        _attempt.c.started_at < now,
    )
    return select(_room.c.id).where(_room.c.closed_at.is_(None), is_at_work)
