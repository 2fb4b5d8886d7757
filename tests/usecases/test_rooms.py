"""A session in a room: joined, begun once, steered, stopped by a power cut, closed; on both engines."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from elearn.domain.errors import NotAtCentre, RoomClosed, UnknownTest, WrongJoinCode
from elearn.domain.rooms import RoomSession, RoomSessionId, SeatId, SeatState, Start
from elearn.usecases.begin_room import begin_room
from elearn.usecases.close_room import close_room
from elearn.usecases.count_room_tasks import count_room_tasks
from elearn.usecases.find_room import find_room
from elearn.usecases.give_extra_minutes import give_extra_minutes
from elearn.usecases.load_room_report import load_room_report
from elearn.usecases.open_room import open_room
from elearn.usecases.open_step import open_step
from elearn.usecases.remove_participant import remove_participant
from tests.builders import NOW, new_id
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import SYMBOLS, TSARS, World

MINUTES = 45  # of the practice test


def step(room: RoomWorld, number: int) -> bool:
    staff = {"account_id": room.member.account_id, "now": room.now, "books": room.world.books}
    opened: bool = room.run(open_step, step=number, **staff)
    return opened


def test_a_seat_is_found_again_and_moves_with_its_person(each_world: World) -> None:
    room = make_room(each_world)

    first, other = room.sit_down(1, computer=7), room.sit_down(2)
    again = room.sit_down(1, computer=9)

    assert (first.id, first.number, again.number) == (again.id, 7, 9)
    assert other.number == 8
    assert [line.seat.number for line in room.wall().seats] == [8, 9]
    assert [person.number for person in room.wall().missing] == [3]


def test_who_is_taken_off_the_list_sat_there_all_the_same(each_world: World) -> None:
    room = make_room(each_world)
    attempt_id = room.begin(room.sit_down(1))
    with each_world.transaction() as session:
        remove_participant(
            session, member=room.member, participant_id=room.people[0].id, erases=False, now=NOW
        )

    (line,) = room.wall().seats
    assert (line.seat.attempt_id, line.seat.participant_id) == (attempt_id, None)


def test_a_test_never_begins_for_somebody_who_has_left_the_seat(each_world: World) -> None:
    room = make_room(each_world)
    seat = room.sit_down(1)

    with pytest.raises(NotAtCentre):
        room.begin(replace(seat, learner_id=room.people[1].learner_id))


def test_two_presses_begin_one_attempt(each_world: World) -> None:
    room = make_room(each_world)
    seat = room.sit_down()

    with ThreadPoolExecutor(4) as pressing:
        begun = set(pressing.map(lambda _: room.begin(seat), range(4)))

    assert len(begun) == 1
    assert room.deadline() == timedelta(minutes=MINUTES)


def test_an_attempt_that_is_open_elsewhere_is_not_the_rooms(world: World) -> None:
    room = make_room(world)
    elsewhere = room.as_learner().start()

    assert room.begin(room.sit_down()) != elsewhere


def test_nobody_begins_before_staff_say_so(world: World) -> None:
    room = make_room(world, start=Start.TOGETHER)
    seat = room.sit_down()
    with pytest.raises(RoomClosed):
        room.begin(seat)

    room.run(begin_room, account_id=room.member.account_id, now=NOW)

    assert room.begin(seat)


def test_the_wall_tells_how_far_everybody_is(each_world: World) -> None:
    room = make_room(each_world)
    attempt = room.begin(room.sit_down(1))
    room.sit_down(2)
    room.as_learner(1).save(attempt, 4, "a", now=NOW + timedelta(seconds=5))
    room.as_learner(1).save(attempt, 2, "b", now=NOW + timedelta(seconds=9))

    first, second = room.wall().seats

    assert (first.work.answered, first.work.place, first.state) == (2, 2, SeatState.WORKING)
    assert (second.work.answered, second.state) == (0, SeatState.JOINED)
    room.as_learner(1).submit(attempt, now=NOW + timedelta(minutes=1))
    assert room.wall().seats[0].state is SeatState.FINISHED
    assert room.wall().seats[0].work.score == 1


def test_a_room_in_step_opens_only_forward(each_world: World) -> None:
    room = make_room(each_world, step=1)

    assert step(room, 3)
    assert not step(room, 2)
    assert room.wall().room.step == 3


@pytest.mark.parametrize("has_begun", [True, False])
def test_a_room_in_step_ends_with_its_last_task(each_world: World, has_begun: bool) -> None:
    room = make_room(each_world, step=1)
    if has_begun:
        room.begin(room.sit_down())
    with room.world.reading() as session:
        last = count_room_tasks(session, room=room.room, books=room.world.books)

    assert last == 6
    assert step(room, last)
    assert not step(room, last + 1)
    assert not step(room, 0)
    assert room.wall().room.step == last


def test_more_minutes_reach_whoever_has_begun_and_whoever_has_not(each_world: World) -> None:
    room = make_room(each_world)
    begun, waiting = room.sit_down(1), room.sit_down(2)
    room.begin(begun)
    for seat in (begun, waiting):
        room.run(give_extra_minutes, seat_id=seat.id, minutes=5, account_id=room.member.account_id, now=NOW)
    room.begin(waiting)

    assert room.deadline(1) == room.deadline(2) == timedelta(minutes=MINUTES + 5)
    with pytest.raises(NotAtCentre):
        room.run(
            give_extra_minutes,
            seat_id=SeatId(new_id()),
            minutes=5,
            account_id=room.member.account_id,
            now=NOW,
        )


def test_closing_hands_everything_in_and_lets_nobody_join(each_world: World) -> None:
    room = make_room(each_world)
    attempts = [room.begin(room.sit_down(number)) for number in (1, 2)]
    room.as_learner(1).save(attempts[0], 1, "a")
    for _ in range(2):
        room.run(close_room, account_id=room.member.account_id, now=NOW + timedelta(minutes=3))

    assert [line.work.score for line in room.wall().seats] == [1, 0]
    with room.world.reading() as session, pytest.raises(WrongJoinCode):
        find_room(session, code_text="123456")
    with pytest.raises(RoomClosed):
        room.begin(room.sit_down(3))


def test_a_session_of_what_does_not_exist_is_not_opened(world: World) -> None:
    with pytest.raises(UnknownTest):
        make_room(world, test_id="history-99")


def test_two_open_sessions_never_share_a_code(each_world: World) -> None:
    room, codes = make_room(each_world), count(123456)

    def draw() -> RoomSession:
        return replace(room.room, id=RoomSessionId(new_id()), join_code=str(next(codes)))

    with each_world.transaction() as session:
        assert open_room(session, make=draw, books=each_world.books).join_code == "123457"


def test_the_report_names_who_took_it_and_what_was_hard(each_world: World) -> None:
    room = make_room(each_world)
    for number, values in ((1, ("b", "a", "a")), (2, ("b", "c", "a"))):
        attempt = room.begin(room.sit_down(number))
        for position, value in enumerate(values, 1):
            room.as_learner(number).save(attempt, position, value)
        room.as_learner(number).submit(attempt)
    room.begin(room.sit_down(3))  # has not handed in: is not counted

    with room.world.reading() as session:
        report = load_room_report(
            session, session_id=room.room.id, centre_id=room.member.centre_id, now=room.now
        )

    first = next(task for task in report.tasks if task.item_id == "hist-0001")
    assert (first.people, first.wrong, first.taken, first.taken_by) == (2, 2, "b", 2)
    assert [line.work.score for line in report.wall.seats] == [2, 1, None]
    assert [line.work.passed for line in report.wall.seats] == [True, False, None]
    assert {topic.topic_id for topic in report.topics} == {SYMBOLS, TSARS}
