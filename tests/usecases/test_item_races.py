"""Many hand in at once, and staff end the session meanwhile: nothing waits for good, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor

from elearn.domain.attempts import AttemptId
from elearn.usecases.close_room import close_room
from tests.builders import NOW
from tests.usecases.item_counts import recount, tallied, told
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import World

PEOPLE = 12


def begin(room: RoomWorld, number: int) -> AttemptId:
    attempt_id, learner = room.begin(room.sit_down(number)), room.as_learner(number)
    for position in range(1, 7):
        learner.save(attempt_id, position, "abc"[(number + position) % 3])
    return attempt_id


def test_a_session_ends_while_its_people_hand_in(each_world: World) -> None:
    room = make_room(each_world, size=PEOPLE)
    attempts = {number: begin(room, number) for number in range(PEOPLE, 0, -1)}
    with ThreadPoolExecutor(PEOPLE) as pool:
        end = pool.submit(room.run, close_room, account_id=room.member.account_id, now=NOW)
        ends = [
            pool.submit(room.as_learner(number).submit, attempt_id) for number, attempt_id in attempts.items()
        ]
        for each in (end, *ends):
            each.result()
    grown = tallied(each_world.engine)

    assert sum(told(each_world.engine).values()) == PEOPLE * 6
    recount(each_world.engine)
    assert tallied(each_world.engine) == grown
