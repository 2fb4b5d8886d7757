"""A world with a centre whose group sits in a room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from elearn.domain.attempts import AttemptId, Mode
from elearn.domain.centres import Member
from elearn.domain.groups import GroupId, Participant
from elearn.domain.rooms import RoomSession, RoomSessionId, Seat, SeatId, Start
from elearn.usecases.add_participants import NewPerson, add_participants
from elearn.usecases.begin_at_seat import begin_at_seat
from elearn.usecases.join_room import join_room
from elearn.usecases.load_room import load_room
from elearn.usecases.load_wall import Wall, load_wall
from elearn.usecases.make_group import make_group
from elearn.usecases.open_room import open_room
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_chance, a_manager
from tests.usecases.world import World


@dataclass
class RoomWorld:
    """A session of a group; `now` is the room's clock."""

    world: World
    member: Member
    people: Sequence[Participant]
    room: RoomSession
    now: datetime = NOW

    def sit_down(self, number: int = 1, *, computer: int | None = None) -> Seat:
        person = self.people[number - 1]
        with self.world.transaction() as session:
            return join_room(
                session,
                room=self.room,
                learner_id=person.learner_id,
                participant=person,
                number=computer,
                seat_id=SeatId(new_id()),
                now=self.now,
            )

    def begin(self, seat: Seat) -> AttemptId:
        with self.world.transaction() as session:
            return begin_at_seat(
                session,
                room=load_room(session, session_id=self.room.id, centre_id=self.member.centre_id),
                seat=seat,
                attempt_id=AttemptId(new_id()),
                now=self.now,
                books=self.world.books,
                random=Random(1),
            )

    def as_learner(self, number: int = 1) -> World:
        return World(self.world.engine, self.people[number - 1].learner_id, self.world.books)

    def wall(self) -> Wall:
        with self.world.reading() as session:
            return load_wall(session, session_id=self.room.id, centre_id=self.member.centre_id, now=self.now)

    def deadline(self, number: int = 1) -> timedelta:
        """How long after the beginning the attempt of a person ends."""
        (line,) = [line for line in self.wall().seats if line.participant == self.people[number - 1]]
        assert line.seat.attempt_id
        ends = self.as_learner(number).sitting(line.seat.attempt_id).attempt.deadline_at
        assert ends
        return ends - NOW

    def run(self, usecase: Any, **values: Any) -> Any:
        """Run a use case of staff about this room."""
        with self.world.transaction() as session:
            return usecase(session, room=self.room, **values)


def make_room(world: World, *, size: int = 3, **changes: Any) -> RoomWorld:
    """Open a session of history-01 for a group."""
    member = a_manager(world.engine)
    with world.transaction() as session:
        group = make_group(session, member=member, group_id=GroupId(new_id()), name="Утро", now=NOW)
        people = add_participants(
            session,
            member=member,
            group_id=group.id,
            newcomers=[NewPerson()] * size,
            chance=a_chance(),
            now=NOW,
        )
        values: dict[str, Any] = {
            "id": RoomSessionId(new_id()),
            "centre_id": member.centre_id,
            "group_id": group.id,
            "test_id": "history-01",
            "profile_id": None,
            "mode": Mode.EXAM,
            "start": Start.WHEN_READY,
            "join_code": "123456",
            "opened_by": member.account_id,
            "opened_at": NOW,
        }
        room = open_room(session, make=lambda: RoomSession(**{**values, **changes}), books=world.books)
    return RoomWorld(world, member, people, room)
