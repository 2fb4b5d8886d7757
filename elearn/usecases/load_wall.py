"""Staff look at the room: every seat, how far it is, who needs help."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import Participant
from elearn.domain.rooms import Outage, RoomSession, RoomSessionId, Seat, SeatState, SeatWork, seat_state
from elearn.storage.groups import list_participants
from elearn.storage.rooms import list_outages, load_room_session
from elearn.storage.seats import list_seats, load_work

_NOTHING = SeatWork()


@dataclass(frozen=True, kw_only=True)
class WallSeat:
    """One seat as staff see it."""

    seat: Seat
    participant: Participant | None
    work: SeatWork
    state: SeatState


@dataclass(frozen=True, kw_only=True)
class Wall:
    """The room now; `missing`: people of the group who have not joined."""

    room: RoomSession
    seats: tuple[WallSeat, ...]
    missing: tuple[Participant, ...]
    outages: tuple[Outage, ...]


def load_wall(session: Session, *, session_id: RoomSessionId, centre_id: CentreId, now: datetime) -> Wall:
    """Return the room in five statements, however many sit in it; raises NotAtCentre."""
    room = load_room_session(session, session_id, centre_id=centre_id)
    people = _people(session, room)
    seats = list_seats(session, session_id=room.id)
    work = load_work(session, session_id=room.id)
    seated = {seat.participant_id for seat in seats}
    return Wall(
        room=room,
        seats=tuple(_look_at(seat, people, work.get(seat.id, _NOTHING), now) for seat in seats),
        missing=tuple(person for person in people.values() if person.id not in seated),
        outages=tuple(list_outages(session, session_id=room.id)),
    )


def _people(session: Session, room: RoomSession) -> Mapping[object, Participant]:
    if room.group_id is None:
        return {}
    people = list_participants(session, group_id=room.group_id, centre_id=room.centre_id)
    return {person.id: person for person in people}


def _look_at(seat: Seat, people: Mapping[object, Participant], work: SeatWork, now: datetime) -> WallSeat:
    return WallSeat(
        seat=seat,
        participant=people.get(seat.participant_id),
        work=work,
        state=seat_state(seat, work, now),
    )
