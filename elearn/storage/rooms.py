"""Sessions in a room and when the server was away."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId, Mode
from elearn.domain.centres import CentreId
from elearn.domain.errors import NotAtCentre
from elearn.domain.rooms import Outage, RoomSession, RoomSessionId, Start
from elearn.storage.signs import last_signs
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import OutageRow, ParticipantRow, RoomSessionRow, SeatRow

_outage = OutageRow.__table__
_participant = ParticipantRow.__table__
_room = RoomSessionRow.__table__
_seat = SeatRow.__table__
_is_open = _room.c.closed_at.is_(None)


def add_room_session(session: Session, room: RoomSession) -> bool:
    """Store a new session; False when an open one has its code."""
    adding = insert_for(dialect_of(session), _room).on_conflict_do_nothing()
    values = {**vars(room), "mode": room.mode.value, "start": room.start.value}
    return session.execute(adding.returning(_room.c.id), values).first() is not None


def load_room_session(session: Session, session_id: RoomSessionId, *, centre_id: CentreId) -> RoomSession:
    """Return a session of this centre; raises NotAtCentre."""
    where = (_room.c.id == session_id) & (_room.c.centre_id == centre_id)
    row = session.execute(select(_room).where(where)).first()
    if row is None:
        raise NotAtCentre
    return _read(row)


def hold_room(session: Session, room: RoomSession, *, is_shared: bool = False) -> RoomSession:
    """Hold a session until the transaction ends and return it as it is now; raises NotAtCentre.

    Before its learners and seats are held, in this order everywhere. `is_shared`: others may hold it so
    too, but nobody changes it meanwhile.
    """
    where = (_room.c.id == room.id) & (_room.c.centre_id == room.centre_id)
    holding = select(_room).where(where).with_for_update(read=is_shared, key_share=not is_shared)
    row = session.execute(holding).first()
    if row is None:
        raise NotAtCentre
    return _read(row)


def find_open_room(session: Session, join_code: str) -> RoomSession | None:
    """Return the open session with this code: whoever knows it may join."""
    row = session.execute(select(_room).where(_room.c.join_code == join_code, _is_open)).first()
    return None if row is None else _read(row)


def find_open_room_of(session: Session, *, learner_id: LearnerId) -> RoomSession | None:
    """Return the newest open session of a group that the learner is in."""
    query = (
        select(_room)
        .join(_participant, _participant.c.group_id == _room.c.group_id)
        .where(_participant.c.learner_id == learner_id, _is_open)
        .order_by(_room.c.opened_at.desc())
    )
    row = session.execute(query.limit(1)).first()
    return None if row is None else _read(row)


def list_room_sessions(
    session: Session, *, centre_id: CentreId, limit: int, offset: int = 0
) -> list[tuple[RoomSession, int]]:
    """List a centre's sessions, newest first, with how many people sat in each."""
    seats = select(func.count()).where(_seat.c.session_id == _room.c.id).scalar_subquery()
    query = (
        select(_room, seats.label("seats"))
        .where(_room.c.centre_id == centre_id)
        .order_by(_room.c.opened_at.desc(), _room.c.id)
        .limit(limit)
        .offset(offset)
    )
    return [(_read(row), row.seats) for row in session.execute(query)]


def begin_room(session: Session, room: RoomSession, *, now: datetime) -> bool:
    """Let all begin; False when somebody has done so or closed it."""
    return _change(session, room, _room.c.started_at.is_(None), started_at=now)


def close_room(session: Session, room: RoomSession, *, now: datetime) -> bool:
    """End the session: nobody joins any more."""
    return _change(session, room, closed_at=now)


def save_step(session: Session, room: RoomSession, step: int) -> bool:
    """Open the tasks up to this one; never fewer than before."""
    return _change(session, room, _room.c.step.is_not(None), _room.c.step < step, step=step)


def list_silent_rooms(session: Session, *, now: datetime) -> list[tuple[RoomSession, datetime]]:
    """List the open sessions where somebody was working, each with the moment it was last heard of."""
    signs = last_signs(now)
    query = select(_room, signs.c.heard_at).join(signs, signs.c.session_id == _room.c.id)
    return [(_read(row), row.heard_at) for row in session.execute(query)]


def add_outage(session: Session, outage: Outage) -> bool:
    """Note that the server was away; False when this was noted before."""
    adding = insert_for(dialect_of(session), _outage).on_conflict_do_nothing()
    return session.execute(adding.returning(_outage.c.id), vars(outage)).first() is not None


def list_outages(session: Session, *, session_id: RoomSessionId) -> list[Outage]:
    """List when the server was away during a session."""
    query = select(_outage).where(_outage.c.session_id == session_id).order_by(_outage.c.began_at)
    return [Outage(**row._mapping) for row in session.execute(query)]


def take_outages(session: Session, room: RoomSession, *, now: datetime) -> list[Outage]:
    """Mark every outage that was not given back yet; return them."""
    where = (_outage.c.session_id == room.id) & _outage.c.given_back_at.is_(None)
    taken = session.execute(update(_outage).where(where).values(given_back_at=now).returning(_outage))
    return [Outage(**row._mapping) for row in taken]


def _change(session: Session, room: RoomSession, *conditions: Any, **values: object) -> bool:
    where = (_room.c.id == room.id, _room.c.centre_id == room.centre_id, _is_open, *conditions)
    return count_changed(session, update(_room).where(*where).values(**values)) == 1


def _read(row: Row[Any]) -> RoomSession:
    names = RoomSession.__dataclass_fields__
    values = {name: value for name, value in row._mapping.items() if name in names}
    return RoomSession(**{**values, "mode": Mode(row.mode), "start": Start(row.start)})
