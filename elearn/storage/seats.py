"""Seats of a session: who sits where, how far they are, who needs help."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, insert, null, select, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.errors import NotAtCentre
from elearn.domain.rooms import Outage, RoomSessionId, Seat, SeatId, SeatWork
from elearn.storage.statements import count_changed
from elearn.storage.tables import AttemptItemRow, AttemptRow, SeatRow

_attempt = AttemptRow.__table__
_item = AttemptItemRow.__table__
_seat = SeatRow.__table__


def add_seat(session: Session, seat: Seat) -> None:
    """Store that somebody sits down."""
    session.execute(insert(_seat), vars(seat))


def find_seat(session: Session, *, session_id: RoomSessionId, learner_id: LearnerId) -> Seat | None:
    """Return where a learner sits."""
    return _find(session, _seat.c.session_id == session_id, _seat.c.learner_id == learner_id)


def load_seat(session: Session, seat_id: SeatId, *, session_id: RoomSessionId) -> Seat:
    """Return a seat of this session; raises NotAtCentre."""
    seat = _find(session, _seat.c.id == seat_id, _seat.c.session_id == session_id)
    if seat is None:
        raise NotAtCentre
    return seat


def find_seat_of_attempt(session: Session, attempt_id: AttemptId, *, learner_id: LearnerId) -> Seat | None:
    """Return the seat at which a learner sits this attempt."""
    return _find(session, _seat.c.attempt_id == attempt_id, _seat.c.learner_id == learner_id)


def list_seats(session: Session, *, session_id: RoomSessionId) -> list[Seat]:
    """List the seats of a session by number, then in the order of coming."""
    query = select(_seat).where(_seat.c.session_id == session_id)
    return [
        Seat(**row._mapping) for row in session.execute(query.order_by(_seat.c.number, _seat.c.joined_at))
    ]


def load_work(session: Session, *, session_id: RoomSessionId) -> Mapping[SeatId, SeatWork]:
    """Return how far the attempts of a session are, in one statement."""
    last = func.max(_item.c.answered_at).over(partition_by=_item.c.attempt_id)
    places = (
        select(
            _item.c.attempt_id,
            _item.c.position,
            case((_item.c.value.is_not(None), 1), else_=0).label("is_answered"),
            _item.c.answered_at,
            case((_item.c.answered_at == last, _item.c.position), else_=null()).label("place"),
        )
        .join(_seat, _seat.c.attempt_id == _item.c.attempt_id)
        .where(_seat.c.session_id == session_id)
        .subquery()
    )
    query = (
        select(
            _seat.c.id,
            func.sum(places.c.is_answered).label("answered"),
            func.max(places.c.place).label("place"),
            func.max(places.c.answered_at).label("answered_at"),
            *(_attempt.c[name] for name in ("started_at", "submitted_at", "score", "max_score", "passed")),
        )
        .join(_attempt, _attempt.c.id == _seat.c.attempt_id)
        .join(places, places.c.attempt_id == _attempt.c.id)
        .where(_seat.c.session_id == session_id)
        .group_by(_seat.c.id, _attempt.c.id)
    )
    return {row.id: _read_work(row) for row in session.execute(query)}


def find_last_number(session: Session, *, session_id: RoomSessionId) -> int:
    """Return the highest number of a seat of this session, 0 before the first."""
    query = select(func.max(_seat.c.number)).where(_seat.c.session_id == session_id)
    return session.scalar(query) or 0


def find_longest_paper(session: Session, *, session_id: RoomSessionId) -> int | None:
    """Return how many places the longest paper of a session has, None before the first one."""
    query = select(func.max(_item.c.position)).join(_seat, _seat.c.attempt_id == _item.c.attempt_id)
    found: int | None = session.scalar(query.where(_seat.c.session_id == session_id))
    return found


def change_seat(session: Session, seat: Seat, **values: object) -> None:
    """Change what the seat says of itself; harmless when repeated."""
    session.execute(update(_seat).where(_seat.c.id == seat.id).values(values))


def give_attempt(session: Session, seat: Seat, attempt_id: AttemptId) -> bool:
    """Note what is sat here; False when the seat has an attempt already."""
    empty = (_seat.c.id == seat.id) & _seat.c.attempt_id.is_(None)
    return count_changed(session, update(_seat).where(empty).values(attempt_id=attempt_id)) == 1


def give_minutes(session: Session, given: timedelta, *, session_id: RoomSessionId, seat_id: SeatId) -> None:
    """Move the deadline of a seat's attempt, if that is open."""
    _move_deadlines(session, given, _seat.c.session_id == session_id, _seat.c.id == seat_id)


def give_outage(session: Session, outage: Outage) -> None:
    """Give the minutes of an outage to the open attempts that it met; who began after it lost nothing."""
    _move_deadlines(session, outage.lost, *_met_by(outage))


def take_outage(session: Session, outage: Outage) -> None:
    """Take the minutes of an outage away from the open attempts that got them."""
    _move_deadlines(session, -outage.lost, *_met_by(outage))


def note_seen(session: Session, seat: Seat, *, now: datetime) -> None:
    """Note that a page of the seat asked."""
    session.execute(update(_seat).where(_seat.c.id == seat.id).values(seen_at=now))


def _met_by(outage: Outage) -> tuple[ColumnElement[bool], ...]:
    # an attempt that begins is a sign of the server: what it met had begun by then
    return _seat.c.session_id == outage.session_id, _attempt.c.started_at <= outage.began_at


def _move_deadlines(session: Session, by: timedelta, *where: ColumnElement[bool]) -> None:
    is_timed = _attempt.c.submitted_at.is_(None) & _attempt.c.deadline_at.is_not(None)
    timed = select(_attempt.c.id, _attempt.c.deadline_at).join(_seat, _seat.c.attempt_id == _attempt.c.id)
    held = timed.where(is_timed, *where).order_by(_attempt.c.id).with_for_update(of=_attempt)
    for row in session.execute(held).all():
        later = update(_attempt).where(_attempt.c.id == row.id).values(deadline_at=row.deadline_at + by)
        session.execute(later)


def _find(session: Session, *where: Any) -> Seat | None:
    row = session.execute(select(_seat).where(*where)).first()
    return None if row is None else Seat(**row._mapping)


def _read_work(row: Row[Any]) -> SeatWork:
    return SeatWork(**{name: getattr(row, name) for name in SeatWork.__dataclass_fields__})
