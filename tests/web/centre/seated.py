"""Somebody of a group at a computer, written behind the server's back."""

from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

from elearn.domain.attempts import AttemptId, LearnerId, Mode
from elearn.domain.groups import GroupId
from elearn.domain.rooms import RoomSession, RoomSessionId, SeatId, Start
from elearn.storage.engine import transaction
from elearn.storage.rooms import add_room_session
from elearn.usecases.begin_at_seat import begin_at_seat
from elearn.usecases.close_room import close_room
from elearn.usecases.join_room import join_room
from elearn.web.clock import utc_now
from tests.builders import new_id
from tests.usecases.world import the_books
from tests.web.centre.conftest import Staff


@dataclass(frozen=True)
class Sat:
    """What was left."""

    room_id: RoomSessionId
    group_id: UUID
    attempt_id: AttemptId


def sit(staff: Staff, group_id: UUID, *, hands_in: bool = True, learner_id: LearnerId | None = None) -> Sat:
    """Let the first of a group, or a visitor, sit a test; at the end the session is over."""
    person, now = staff.people(group_id)[0], utc_now()
    room, attempt_id = _make_room(staff, group_id, now), AttemptId(new_id())
    with transaction(staff.engine) as session:
        add_room_session(session, room)
        seat = join_room(
            session,
            room=room,
            learner_id=learner_id or person.learner_id,
            participant=None if learner_id else person,
            number=None,
            seat_id=SeatId(new_id()),
            now=now,
        )
        begin_at_seat(
            session, room=room, seat=seat, attempt_id=attempt_id, now=now, books=the_books(), random=Random(1)
        )
        if hands_in:
            close_room(session, room=room, account_id=staff.member.account_id, now=now)
    return Sat(room.id, group_id, attempt_id)


def _make_room(staff: Staff, group_id: UUID, now: datetime) -> RoomSession:
    return RoomSession(
        id=RoomSessionId(new_id()),
        centre_id=staff.member.centre_id,
        group_id=GroupId(group_id),
        test_id="history-01",
        profile_id=None,
        mode=Mode.EXAM,
        start=Start.WHEN_READY,
        join_code=f"{(new_id().int >> 80) % 10**6:06d}",
        opened_by=staff.member.account_id,
        opened_at=now,
    )
