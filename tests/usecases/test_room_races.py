"""What two people of a session do at the same moment; on both engines."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId
from elearn.domain.errors import RoomClosed
from elearn.domain.rooms import Seat, SeatState
from elearn.usecases.begin_at_seat import begin_at_seat
from elearn.usecases.close_room import close_room
from elearn.usecases.give_extra_minutes import give_extra_minutes
from tests.builders import NOW, new_id
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import World

MINUTES = 45  # of the practice test


@pytest.fixture
def room(each_world: World) -> RoomWorld:
    return make_room(each_world, size=8)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(act) for act in acts]]


def close(room: RoomWorld) -> None:
    room.run(close_room, account_id=room.member.account_id, now=NOW + timedelta(minutes=1))


def test_who_presses_a_tile_twice_sits_once(room: RoomWorld) -> None:
    seats = at_once(*[lambda: room.sit_down(1)] * 6)

    assert len({seat.id for seat in seats}) == 1
    assert [line.seat.number for line in room.wall().seats] == [1]


def test_phones_that_come_at_once_get_numbers_of_their_own(room: RoomWorld) -> None:
    at_once(*[lambda person=person: room.sit_down(person) for person in range(1, 9)])

    assert [line.seat.number for line in room.wall().seats] == list(range(1, 9))


def test_nobody_sits_down_in_a_session_that_was_closed_meanwhile(room: RoomWorld) -> None:
    close(room)

    with pytest.raises(RoomClosed):
        room.sit_down(1)


def begin(room: RoomWorld, session: Session, seat: Seat) -> AttemptId:
    """Begin as a request does that has loaded the session before."""
    return begin_at_seat(
        session,
        room=room.room,
        seat=seat,
        attempt_id=AttemptId(new_id()),
        now=NOW,
        books=room.world.books,
        random=Random(1),
    )


def test_closing_waits_for_who_begins_and_hands_that_in_too(room: RoomWorld) -> None:
    seat = room.sit_down(1)

    with ThreadPoolExecutor(1) as pool:
        with room.world.transaction() as session:
            attempt_id = begin(room, session, seat)
            closing = pool.submit(close, room)
            with pytest.raises(TimeoutError):
                closing.result(timeout=0.3)
        closing.result()

    assert not room.as_learner(1).sitting(attempt_id).attempt.is_open


def test_nobody_begins_in_a_session_that_was_closed_meanwhile(room: RoomWorld) -> None:
    seat = room.sit_down(1)
    close(room)

    with room.world.transaction() as session, pytest.raises(RoomClosed):
        begin(room, session, seat)


def test_nothing_stays_open_in_a_session_that_is_closed_while_all_begin(room: RoomWorld) -> None:
    seats = [room.sit_down(person) for person in range(1, 9)]

    def press(seat: Seat) -> None:
        with suppress(RoomClosed), room.world.transaction() as session:
            begin(room, session, seat)

    at_once(*[lambda seat=seat: press(seat) for seat in seats], lambda: close(room))

    assert all(line.state in {SeatState.JOINED, SeatState.FINISHED} for line in room.wall().seats)


def give(room: RoomWorld, session: Session, seat: Seat) -> None:
    account_id = room.member.account_id
    give_extra_minutes(session, room=room.room, seat_id=seat.id, minutes=5, account_id=account_id, now=NOW)


def test_minutes_that_are_given_at_once_all_count(room: RoomWorld) -> None:
    seat = room.sit_down(1)
    room.begin(seat)

    def press() -> None:
        with room.world.transaction() as session:
            give(room, session, seat)

    at_once(*[press] * 6)

    assert [line.seat.extra_minutes for line in room.wall().seats] == [30]
    assert room.deadline(1) == timedelta(minutes=MINUTES + 30)


def test_minutes_that_are_given_while_somebody_begins_are_on_their_clock(room: RoomWorld) -> None:
    seat = room.sit_down(1)

    with ThreadPoolExecutor(1) as pool:
        with room.world.transaction() as session:
            give(room, session, seat)
            beginning = pool.submit(room.begin, seat)
            with pytest.raises(TimeoutError):
                beginning.result(timeout=0.3)
        beginning.result()

    assert room.deadline(1) == timedelta(minutes=MINUTES + 5)
