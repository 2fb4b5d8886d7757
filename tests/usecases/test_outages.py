"""A power cut in a session: clocks wait, minutes are given back, once; on both engines."""

from datetime import timedelta

import pytest

from elearn.domain.errors import AttemptOutOfTime
from elearn.domain.rooms import OutageId
from elearn.storage.audit import list_audit_entries
from elearn.usecases.give_lost_minutes_back import give_lost_minutes_back
from elearn.usecases.note_outages import note_outages
from elearn.usecases.note_presence import note_presence
from tests.builders import NOW, new_id
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import World

MINUTE = timedelta(minutes=1)
MINUTES = 45  # of the practice test


def note(room: RoomWorld) -> int:
    with room.world.transaction() as session:
        return note_outages(session, now=room.now, new_id=lambda: OutageId(new_id()))


def test_after_a_power_cut_clocks_wait_and_the_minutes_are_given_back_once(each_world: World) -> None:
    room = make_room(each_world)
    attempt = room.begin(room.sit_down())
    room.now = NOW + timedelta(minutes=50)  # beyond the end: nobody may be closed out by it

    assert note(room) == 1
    assert note(room) == 0, "a second start of the server finds it noted"
    room.as_learner().save(attempt, 1, "a", now=room.now)
    held = room.deadline()
    give = {"account_id": room.member.account_id, "now": room.now}
    assert room.run(give_lost_minutes_back, **give) == timedelta(minutes=50)
    assert room.run(give_lost_minutes_back, **give) == timedelta(0)

    assert held == room.deadline() == timedelta(minutes=MINUTES + 50)
    with room.world.reading() as session:
        actions = [entry.action for entry in list_audit_entries(session)]
    assert actions.count("give_lost_minutes_back") == 1


def test_staff_may_keep_the_lost_minutes(each_world: World) -> None:
    room = make_room(each_world)
    attempt = room.begin(room.sit_down())
    room.now = NOW + timedelta(minutes=50)
    note(room)

    room.run(give_lost_minutes_back, account_id=room.member.account_id, now=room.now, is_refused=True)

    assert room.deadline() == timedelta(minutes=MINUTES)
    with pytest.raises(AttemptOutOfTime):
        room.as_learner().save(attempt, 1, "a", now=room.now)


def test_refusing_lost_minutes_takes_none_from_who_began_after_the_power_cut(each_world: World) -> None:
    room = make_room(each_world)
    room.begin(room.sit_down(1))
    room.now = NOW + timedelta(minutes=20)
    note(room)
    room.begin(room.sit_down(2))
    room.now += timedelta(minutes=5)
    note(room)  # a second one, which both met
    begun, cuts = timedelta(minutes=20), timedelta(minutes=25)
    assert (room.deadline(1), room.deadline(2)) == (MINUTES * MINUTE + cuts, MINUTES * MINUTE + cuts)

    room.run(give_lost_minutes_back, account_id=room.member.account_id, now=room.now, is_refused=True)

    assert (room.deadline(1), room.deadline(2)) == (MINUTES * MINUTE, MINUTES * MINUTE + begun)


@pytest.mark.parametrize("seconds", [0, 44])
def test_a_short_silence_is_no_power_cut(world: World, seconds: int) -> None:
    room = make_room(world)
    room.begin(room.sit_down())
    room.now = NOW + timedelta(seconds=seconds)

    assert note(room) == 0


def test_a_computer_that_asked_shortens_the_power_cut(world: World) -> None:
    room = make_room(world)
    seat = room.sit_down()
    room.begin(seat)
    with room.world.transaction() as session:
        note_presence(session, seat=seat, now=NOW + timedelta(minutes=10))
    room.now = NOW + timedelta(minutes=12)
    note(room)

    assert room.deadline() == timedelta(minutes=MINUTES + 2)


@pytest.mark.parametrize("minutes", [0, 7, 11])
def test_without_scripts_the_last_answer_tells_when_the_power_went(each_world: World, minutes: int) -> None:
    room = make_room(each_world)
    attempt = room.begin(room.sit_down())
    last = NOW + timedelta(minutes=minutes)
    room.as_learner().save(attempt, 1, "a", now=last)
    room.now = last + timedelta(seconds=45)

    assert note(room) == 1
    assert room.deadline() == timedelta(minutes=MINUTES, seconds=45)


@pytest.mark.parametrize(("seen", "answered"), [(4, 6), (6, 4)])
def test_whatever_was_heard_last_counts(world: World, seen: int, answered: int) -> None:
    room = make_room(world)
    seat = room.sit_down()
    attempt = room.begin(seat)
    room.as_learner().save(attempt, 1, "a", now=NOW + timedelta(minutes=answered))
    with room.world.transaction() as session:
        note_presence(session, seat=seat, now=NOW + timedelta(minutes=seen))
    room.now = NOW + timedelta(minutes=10)
    note(room)

    assert room.deadline() == timedelta(minutes=MINUTES + 4)


def test_an_answer_just_before_the_start_leaves_no_power_cut(world: World) -> None:
    room = make_room(world)
    room.as_learner().save(room.begin(room.sit_down()), 1, "a", now=NOW + timedelta(minutes=9))
    room.now = NOW + timedelta(minutes=9, seconds=44)

    assert note(room) == 0


def test_somebody_elses_hand_in_was_heard_too(world: World) -> None:
    room = make_room(world)
    room.begin(room.sit_down(1))
    other = room.begin(room.sit_down(2))
    room.as_learner(2).submit(other, now=NOW + timedelta(minutes=8))
    room.now = NOW + timedelta(minutes=10)
    note(room)

    assert room.deadline() == timedelta(minutes=MINUTES + 2)


def test_a_second_power_cut_before_anybody_was_heard_takes_only_its_own_minutes(each_world: World) -> None:
    room = make_room(each_world)
    room.begin(room.sit_down())
    room.now = NOW + timedelta(minutes=10)
    note(room)
    room.now = NOW + timedelta(minutes=13)

    assert note(room) == 1
    assert room.deadline() == timedelta(minutes=MINUTES + 13)
    assert [outage.lost for outage in room.wall().outages] == [timedelta(minutes=10), timedelta(minutes=3)]


def test_a_room_without_anybody_at_work_has_no_power_cut(world: World) -> None:
    room = make_room(world)
    room.sit_down(1)
    attempt = room.begin(room.sit_down(2))
    room.as_learner(2).submit(attempt)
    room.now = NOW + timedelta(hours=2)

    assert note(room) == 0
