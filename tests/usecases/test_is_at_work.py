"""When a computer that many people use may clean itself; and who is led to which session. On both engines."""

from datetime import timedelta

import pytest

from elearn.domain.attempts import Mode
from elearn.domain.rooms import LEFT_AFTER
from elearn.usecases.close_room import close_room
from elearn.usecases.find_room_of import find_room_of
from elearn.usecases.is_at_work import is_at_work
from tests.builders import NOW
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import World

SECOND = timedelta(seconds=1)


def works(world: World, after: timedelta) -> bool:
    with world.reading() as session:
        return is_at_work(session, learner_id=world.learner_id, now=NOW + after)


def close(room: RoomWorld) -> None:
    room.run(close_room, account_id=room.member.account_id, now=NOW + timedelta(minutes=1))


def test_who_has_begun_nothing_is_not_at_work(each_world: World) -> None:
    assert not works(each_world, timedelta(0))


def test_in_an_exam_the_clock_tells(each_world: World) -> None:
    attempt = each_world.start(Mode.EXAM)
    ends = each_world.sitting(attempt).attempt.deadline_at
    assert ends

    assert works(each_world, ends - NOW - SECOND)
    assert not works(each_world, ends - NOW)


def test_after_the_hand_in_nobody_is_at_work(each_world: World) -> None:
    each_world.submit(each_world.start(Mode.EXAM), now=NOW + SECOND)

    assert not works(each_world, 2 * SECOND)


@pytest.mark.parametrize("answered", [timedelta(0), timedelta(minutes=20)])
def test_without_a_clock_somebody_has_left_half_an_hour_after_the_last_answer(
    each_world: World, answered: timedelta
) -> None:
    attempt = each_world.start(Mode.PRACTICE)
    each_world.save(attempt, 1, "a", now=NOW + answered)

    assert works(each_world, answered + LEFT_AFTER)
    assert not works(each_world, answered + LEFT_AFTER + SECOND)


def test_without_a_clock_a_test_of_a_session_is_open_as_long_as_the_session(each_world: World) -> None:
    room = make_room(each_world, mode=Mode.PRACTICE)
    room.begin(room.sit_down())
    learner = room.as_learner()

    assert works(learner, 10 * LEFT_AFTER)
    close(room)
    assert not works(learner, 10 * LEFT_AFTER)


def test_somebody_is_led_to_the_session_of_their_group_while_it_is_open(each_world: World) -> None:
    room = make_room(each_world)
    with each_world.reading() as session:
        found = find_room_of(session, learner_id=room.people[0].learner_id)
        others = find_room_of(session, learner_id=each_world.learner_id)

    assert (found, others) == (room.room, None)
    close(room)
    with each_world.reading() as session:
        assert find_room_of(session, learner_id=room.people[0].learner_id) is None
