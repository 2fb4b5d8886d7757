"""What two people of a session do at the same moment; on both engines."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from elearn.domain.errors import RoomClosed
from elearn.usecases.close_room import close_room
from tests.builders import NOW
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import World


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
