"""Who does not come any more is erased after the period of the centre, and nobody else."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from elearn.domain.attempts import LearnerId, Mode
from elearn.domain.centres import Member
from elearn.domain.errors import LearnerNotFound
from elearn.domain.groups import Group, GroupId, Participant, ParticipantId
from elearn.domain.retention import DEFAULT_MONTHS, erased_at
from elearn.domain.rooms import Seat, SeatId
from elearn.storage.attempts import find_owner
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.storage.groups import add_group, add_participants, list_participants
from elearn.storage.learners import load_learner
from elearn.usecases.add_participants import NewPerson
from elearn.usecases.add_participants import add_participants as put_into_group
from elearn.usecases.choose_retention import choose_retention
from elearn.usecases.issue_learner_code import issue_learner_code
from elearn.usecases.join_room import join_room
from elearn.usecases.load_retention import load_retention
from elearn.usecases.make_group import make_group
from elearn.usecases.prune_people import BATCH, prune_people
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_chance, a_manager, people_of
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import World, store_learner

DUE = erased_at(NOW, DEFAULT_MONTHS)
ALMOST = DUE - timedelta(microseconds=1)
DAY = timedelta(days=1)


def prune(engine: Engine, now: datetime) -> int:
    return prune_people(lambda: transaction(engine), now=now)


def numbers(room: RoomWorld) -> list[int]:
    with room.world.reading() as session:
        people = list_participants(session, group_id=room.people[0].group_id, centre_id=room.member.centre_id)
    return [person.number for person in people]


def is_known(world: World, person: Participant) -> bool:
    with world.reading() as session:
        try:
            load_learner(session, person.learner_id)
        except LearnerNotFound:
            return False
        return True


def told(engine: Engine) -> list[tuple[object, str]]:
    with reading(engine) as session:
        entries = list_audit_entries(session)
    return [(entry.account_id, entry.subject) for entry in entries if entry.action == "erase_absent"]


def test_people_are_erased_with_everything_when_the_day_has_come(each_world: World) -> None:
    room = make_room(each_world)
    room.as_learner(1).sit(room.as_learner(1).start(), "b")

    assert prune(each_world.engine, ALMOST) == 0
    assert prune(each_world.engine, DUE) == 3
    assert prune(each_world.engine, DUE) == 0

    assert numbers(room) == []
    assert not any(is_known(each_world, person) for person in room.people)
    assert told(each_world.engine) == [(None, "3")]


def _sit(room: RoomWorld, now: datetime) -> None:
    room.now = now
    room.sit_down(1)


def _begin(room: RoomWorld, now: datetime) -> None:
    room.as_learner(1).start(now=now)


def _answer(room: RoomWorld, now: datetime) -> None:
    learner = room.as_learner(1)
    learner.save(learner.start(Mode.PRACTICE), 1, "a", now=now)


def _hand_in(room: RoomWorld, now: datetime) -> None:
    learner = room.as_learner(1)
    learner.submit(learner.start(Mode.PRACTICE), now=now)


@pytest.mark.parametrize("do", [_sit, _begin, _answer, _hand_in])
def test_whoever_does_anything_stays_as_long_from_then_on(each_world: World, do: object) -> None:
    room = make_room(each_world)
    assert callable(do)
    do(room, NOW + 40 * DAY)

    assert prune(each_world.engine, DUE) == 2
    assert numbers(room) == [1]
    assert prune(each_world.engine, erased_at(NOW + 40 * DAY, DEFAULT_MONTHS) - timedelta(seconds=1)) == 0
    assert prune(each_world.engine, erased_at(NOW + 40 * DAY, DEFAULT_MONTHS)) == 1


def test_a_learner_whom_another_centre_knows_leaves_this_list_alone(each_world: World) -> None:
    room = make_room(each_world)
    other = a_manager(each_world.engine, "Дальняя")
    _put_on_list(each_world, other, room.people[0], ALMOST)

    assert prune(each_world.engine, DUE) == 3
    assert numbers(room) == []
    assert [is_known(each_world, person) for person in room.people] == [True, False, False]


def test_each_centre_has_its_own_period(world: World) -> None:
    room = make_room(world)
    other = a_manager(world.engine, "Дальняя")
    with world.transaction() as session:
        choose_retention(session, member=other, months=3, now=NOW)
        choose_retention(session, member=other, months=3, now=NOW)
    assert prune(world.engine, erased_at(NOW, 3)) == 0

    with world.transaction() as session:
        choose_retention(session, member=room.member, months=3, now=NOW)
    assert prune(world.engine, erased_at(NOW, 3)) == 3
    with world.reading() as session:
        changes = [entry for entry in list_audit_entries(session) if entry.action == "set_retention"]
    assert len(changes) == 2, "a choice that changes nothing is none"


def test_visitors_without_a_name_are_forgotten_too_unless_they_keep_a_code(each_world: World) -> None:
    room = make_room(each_world, mode=Mode.PRACTICE)
    visitors = [store_learner(each_world.engine) for _ in range(3)]
    for number, learner_id in enumerate(visitors):
        attempt_id = room.begin(_visit(room, learner_id))
        visitor = World(each_world.engine, learner_id, each_world.books)
        visitor.sit(attempt_id, "a", now=NOW + number * DAY)
    with each_world.transaction() as session:
        issue_learner_code(session, learner_id=visitors[1], draw=lambda: 12345)

    assert prune(each_world.engine, DUE - DAY) == 0
    with each_world.reading() as session:
        meant = load_retention(session, centre_id=room.member.centre_id, now=DUE + DAY / 24)
    assert meant.due_now == 3 + 1, "a manager is asked about visitors too"
    assert prune(each_world.engine, DUE + DAY / 24) == 3 + 1
    with each_world.reading() as session:
        assert find_owner(session, attempt_id) == visitors[2], "a day later"
        assert load_learner(session, visitors[1]).code


def _visit(room: RoomWorld, learner_id: LearnerId) -> Seat:
    """Sit down with the code alone."""
    with room.world.transaction() as session:
        return join_room(
            session,
            room=room.room,
            learner_id=learner_id,
            participant=None,
            number=None,
            seat_id=SeatId(new_id()),
            now=room.now,
        )


def test_a_large_group_goes_in_batches(world: World) -> None:
    make_room(world, size=BATCH + 5)

    assert prune(world.engine, DUE) == BATCH + 5
    assert [subject for _, subject in told(world.engine)] == ["5", str(BATCH)]


def test_the_manager_is_told_who_is_erased_next(world: World) -> None:
    room = make_room(world)
    _hand_in(room, NOW + 100 * DAY)

    def ask(now: datetime, months: int | None = None) -> tuple[int, datetime | None, int]:
        with world.reading() as session:
            found = load_retention(session, centre_id=room.member.centre_id, now=now, months=months)
        return found.coming.count, found.coming.first_at, found.due_now

    assert ask(DUE - 31 * DAY) == (0, None, 0)
    assert ask(DUE - 30 * DAY) == (2, DUE, 0)
    assert ask(DUE + DAY) == (2, DUE + DAY, 2)
    assert ask(NOW + 200 * DAY, 3) == (3, NOW + 200 * DAY, 3)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.integers(0, 1200), min_size=3, max_size=3), st.integers(0, 1200))
def test_nobody_who_did_anything_within_the_period_is_ever_erased(
    world: World, days: list[int], later: int
) -> None:
    member, people = _make_people(world)
    for person, day in zip(people, days, strict=True):
        learner = World(world.engine, person.learner_id, world.books)
        learner.submit(learner.start(Mode.PRACTICE, now=NOW), now=NOW + day * DAY)
    now = NOW + later * DAY
    prune(world.engine, now)

    kept = [n for n, day in enumerate(days, 1) if erased_at(NOW + day * DAY, DEFAULT_MONTHS) > now]
    assert [person.number for person in people_of(world.engine, member, people[0].group_id)] == kept


def _put_on_list(world: World, member: Member, person: Participant, now: datetime) -> None:
    """Put a learner on a list of another centre."""
    group = Group(id=GroupId(new_id()), centre_id=member.centre_id, name="Вечер", created_at=now)
    listed = replace(
        person, id=ParticipantId(new_id()), centre_id=member.centre_id, group_id=group.id, created_at=now
    )
    with world.transaction() as session:
        add_group(session, group)
        add_participants(session, [listed])


def _make_people(world: World) -> tuple[Member, list[Participant]]:
    """Make a group of three at a centre of its own, for one example of many."""
    member, group_id = a_manager(world.engine, f"Центр {new_id()}"), GroupId(new_id())
    with world.transaction() as session:
        make_group(session, member=member, group_id=group_id, name="Утро", now=NOW)
        put_into_group(
            session,
            member=member,
            group_id=group_id,
            newcomers=[NewPerson()] * 3,
            chance=a_chance(new_id().int >> 80),
            now=NOW,
        )
    return member, people_of(world.engine, member, group_id)
