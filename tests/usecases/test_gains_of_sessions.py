"""What the end of a session cut short tells no gain, what ended by itself or in step does."""

from datetime import timedelta

import pytest

from elearn.domain.attempts import LearnerId, Mode
from elearn.domain.gains import Sitting
from elearn.storage.donor_visits import list_sittings
from elearn.usecases.close_room import close_room
from elearn.usecases.open_step import open_step
from tests.builders import NOW
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import World

LATER = NOW + timedelta(minutes=5)


def sittings(room: RoomWorld) -> dict[LearnerId, Sitting]:
    day = timedelta(days=1)
    with room.world.reading() as session:
        found = list_sittings(session, centre_id=room.member.centre_id, begin=NOW - day, end=NOW + day)
    return {each.learner_id: each for each in found}


def answer(room: RoomWorld, number: int, *values: str) -> None:
    """Sit down, begin and answer, without handing in."""
    attempt_id = room.begin(room.sit_down(number))
    for position, value in enumerate(values, start=1):
        room.as_learner(number).save(attempt_id, position, value)


def close(room: RoomWorld) -> None:
    room.run(close_room, account_id=room.member.account_id, now=LATER)


def test_only_what_was_left_out_when_staff_ended_the_session_was_cut_short(each_world: World) -> None:
    room = make_room(each_world, size=3)
    answer(room, 1, "a", "a")
    answer(room, 2, *"aaaaaa")
    handed_in = room.begin(room.sit_down(3))
    room.as_learner(3).sit(handed_in, "a")
    close(room)

    found = sittings(room)

    assert [found[person.learner_id].is_whole for person in room.people] == [False, True, True]
    assert all(each.is_exam for each in found.values())


@pytest.mark.parametrize("last", [5, 6])
def test_a_session_in_step_is_whole_when_its_last_task_was_open(each_world: World, last: int) -> None:
    room = make_room(each_world, step=1)
    answer(room, 1, "a")
    room.run(open_step, step=last, account_id=room.member.account_id, now=NOW, books=room.world.books)
    close(room)

    assert sittings(room)[room.people[0].learner_id].is_whole == (last == 6)


def test_practice_mode_is_told_apart(each_world: World) -> None:
    room = make_room(each_world, mode=Mode.PRACTICE)
    answer(room, 1, *"aaaaaa")
    close(room)

    assert not sittings(room)[room.people[0].learner_id].is_exam
