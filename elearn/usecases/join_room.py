"""Somebody sits down in a session."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.groups import Participant
from elearn.domain.rooms import RoomSession, Seat, SeatId
from elearn.storage.seats import add_seat, change_seat, find_last_number, find_seat
from elearn.usecases.hold_open_room import hold_open_room


def join_room(
    session: Session,
    *,
    room: RoomSession,
    learner_id: LearnerId,
    participant: Participant | None,
    number: int | None,
    seat_id: SeatId,
    now: datetime,
) -> Seat:
    """Return the learner's seat: the one they have, moved to this computer, or a new one.

    `number`: the computer's; None: the next that is free. People sit down one after the other: two phones
    get two numbers, and who presses twice sits once.

    Raises:
        RoomClosed: it was closed meanwhile.

    """
    hold_open_room(session, room=room)
    found = find_seat(session, session_id=room.id, learner_id=learner_id)
    if found:
        moved = replace(found, number=number or found.number, seen_at=now, cleaned_at=None)
        change_seat(session, moved, number=moved.number, seen_at=now, cleaned_at=None)
        return moved
    seat = Seat(
        id=seat_id,
        session_id=room.id,
        number=number or find_last_number(session, session_id=room.id) + 1,
        learner_id=learner_id,
        participant_id=participant.id if participant else None,
        joined_at=now,
        seen_at=now,
    )
    add_seat(session, seat)
    return seat
