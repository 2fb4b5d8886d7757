"""Somebody sat in somebody else's account: the attempt goes to the right person, and nothing is lost."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest

from elearn.domain.attempts import AttemptId, LearnerId, Mode
from elearn.domain.centres import Member
from elearn.domain.errors import AttemptInUse, AttemptNotFound, NotAtCentre
from elearn.domain.groups import ParticipantId
from elearn.domain.rooms import SeatId
from elearn.storage.attempts import find_owner
from elearn.storage.audit import list_audit_entries
from elearn.storage.learners import load_learner
from elearn.usecases.clean_seat import clean_seat
from elearn.usecases.close_room import close_room
from elearn.usecases.join_room import join_room
from elearn.usecases.keep_late_responses import keep_late_responses
from elearn.usecases.load_outcome import load_outcome
from elearn.usecases.move_attempt import move_attempt
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_manager
from tests.usecases.interleaved import counted
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import World, store_learner

LATER = NOW + timedelta(minutes=5)


def move(room: RoomWorld, attempt_id: AttemptId, number: int, member: Member | None = None) -> None:
    with room.world.transaction() as session:
        move_attempt(
            session,
            attempt_id=attempt_id,
            to=room.people[number - 1].id,
            member=member or room.member,
            now=LATER,
        )


def sat(room: RoomWorld, number: int, *values: str) -> AttemptId:
    """Sit down, begin, answer and hand in."""
    attempt_id = room.begin(room.sit_down(number))
    room.as_learner(number).sit(attempt_id, *values)
    return attempt_id


def seats(room: RoomWorld) -> dict[AttemptId | None, tuple[LearnerId, ParticipantId | None]]:
    return {
        line.seat.attempt_id: (line.seat.learner_id, line.seat.participant_id) for line in room.wall().seats
    }


def owners(room: RoomWorld, *attempts: AttemptId) -> list[int]:
    """Say by their numbers whose the attempts are."""
    numbers = {person.learner_id: person.number for person in room.people}
    with room.world.reading() as session:
        return [numbers[owner] for each in attempts if (owner := find_owner(session, each))]


def subjects(room: RoomWorld) -> Sequence[str]:
    with room.world.reading() as session:
        return [entry.subject for entry in list_audit_entries(session) if entry.action == "move_attempt"]


def test_the_attempt_its_seat_and_all_that_is_counted_go_to_the_right_person(each_world: World) -> None:
    room = make_room(each_world)
    attempt_id = sat(room, 1, "a", "b")
    grown = counted(each_world.engine, room.people[0].learner_id)

    move(room, attempt_id, 2)

    right = room.people[1]
    assert seats(room) == {attempt_id: (right.learner_id, right.id)}
    assert room.as_learner(2).outcome(attempt_id).outcome.score == 1
    assert counted(each_world.engine, right.learner_id) == grown
    assert not any(counted(each_world.engine, room.people[0].learner_id).values())
    with pytest.raises(AttemptNotFound):
        room.as_learner(1).sitting(attempt_id)
    assert subjects(room) == [f"{attempt_id} {room.people[0].id} {right.id}"]


def test_two_who_sat_in_each_others_accounts_change_places(each_world: World) -> None:
    room = make_room(each_world)
    first, second = sat(room, 1, "a"), sat(room, 2, "b", "a")

    move(room, first, 2)

    assert owners(room, first, second) == [2, 1]
    ali, bek = room.people[:2]
    assert seats(room) == {first: (bek.learner_id, bek.id), second: (ali.learner_id, ali.id)}
    assert len(subjects(room)) == 2
    move(room, first, 1)
    assert owners(room, first, second) == [1, 2], "and back"


def test_who_had_only_sat_down_gets_the_other_seat(world: World) -> None:
    room = make_room(world)
    attempt_id = sat(room, 1, "a")
    room.sit_down(2)

    move(room, attempt_id, 2)

    ali, bek = room.people[:2]
    assert seats(room) == {attempt_id: (bek.learner_id, bek.id), None: (ali.learner_id, ali.id)}


def test_a_visitor_without_a_name_turns_out_to_be_somebody(world: World) -> None:
    room = make_room(world)
    visitor = store_learner(world.engine)
    with world.transaction() as session:
        seat = join_room(
            session,
            room=room.room,
            learner_id=visitor,
            participant=None,
            number=None,
            seat_id=SeatId(new_id()),
            now=NOW,
        )
    attempt_id = World(world.engine, visitor, world.books).sit(room.begin(seat), "a")

    move(room, attempt_id, 3)

    assert owners(room, attempt_id) == [3]
    assert subjects(room) == [f"{attempt_id} {visitor} {room.people[2].id}"]
    with world.reading() as session:
        assert load_learner(session, visitor), "what else the visitor did stays theirs"


def test_nobody_loses_the_paper_they_are_writing_on(world: World) -> None:
    room = make_room(world)
    writing, done = room.begin(room.sit_down(1)), sat(room, 2, "a")
    room.as_learner(1).save(writing, 1, "a")

    for attempt_id, number in ((writing, 2), (writing, 3), (done, 1)):
        with pytest.raises(AttemptInUse):
            move(room, attempt_id, number)

    room.as_learner(1).save(writing, 2, "a")
    assert owners(room, writing, done) == [1, 2]
    room.run(close_room, account_id=room.member.account_id, now=NOW)
    move(room, writing, 3)
    assert owners(room, writing) == [3]


def test_at_a_clean_computer_the_right_person_goes_on_with_the_open_paper(world: World) -> None:
    room = make_room(world)
    seat = room.sit_down(1)
    attempt_id = room.begin(seat)
    room.as_learner(1).save(attempt_id, 1, "a")
    with world.transaction() as session:
        clean_seat(session, seat=seat, now=NOW)

    move(room, attempt_id, 2)

    assert room.begin(room.sit_down(2)) == attempt_id
    assert room.as_learner(2).value(attempt_id) == "a"


def test_what_ran_out_of_time_is_handed_in_first(world: World) -> None:
    room = make_room(world)
    attempt_id = room.begin(room.sit_down(1))
    room.as_learner(1).save(attempt_id, 1, "a")
    with world.transaction() as session:
        move_attempt(
            session,
            attempt_id=attempt_id,
            to=room.people[1].id,
            member=room.member,
            now=NOW + timedelta(days=1),
        )

    assert room.as_learner(2).outcome(attempt_id).outcome.score == 1


def test_what_came_late_follows(world: World) -> None:
    room = make_room(world)
    attempt_id = sat(room, 1, "a")
    with world.transaction() as session:
        keep_late_responses(
            session,
            attempt_id=attempt_id,
            learner_id=room.people[0].learner_id,
            values={2: "b"},
            now=NOW,
        )

    move(room, attempt_id, 2)

    with world.reading() as session:
        report = load_outcome(session, attempt_id=attempt_id, learner_id=room.people[1].learner_id)
    assert report.late_values == {2: "b"}


def test_a_test_sat_at_home_moves_within_the_centre(world: World) -> None:
    room = make_room(world)
    learner = room.as_learner(1)
    attempt_id = learner.sit(learner.start(Mode.PRACTICE), "a")
    move(room, attempt_id, 2)

    assert owners(room, attempt_id) == [2]
    open_id = learner.start(Mode.PRACTICE)
    with pytest.raises(AttemptInUse):
        move(room, open_id, 2)


def test_a_second_click_and_a_move_to_oneself_change_nothing(world: World) -> None:
    room = make_room(world)
    attempt_id = sat(room, 1, "a")
    for _ in range(2):
        move(room, attempt_id, 2)

    assert len(subjects(room)) == 1
    assert owners(room, attempt_id) == [2]


def test_nothing_of_another_centre_moves(world: World) -> None:
    room = make_room(world)
    attempt_id = sat(room, 1, "a")
    stranger = a_manager(world.engine, "Дальняя")
    own = world.sit(world.start(), "a")  # nobody's whom a centre knows

    for member, wanted, person in (
        (stranger, attempt_id, room.people[1].id),
        (room.member, own, room.people[1].id),
        (room.member, AttemptId(new_id()), room.people[1].id),
        (room.member, attempt_id, ParticipantId(UUID(int=1))),
    ):
        with world.transaction() as session, pytest.raises(NotAtCentre):
            move_attempt(session, attempt_id=wanted, to=person, member=member, now=LATER)
    assert owners(room, attempt_id) == [1]
