"""Three pictures: who guesses waits, who knows them does not; on both engines."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

import pytest
from sqlalchemy import Engine

from elearn.domain.centres import Member
from elearn.domain.errors import TooManyTries
from elearn.domain.groups import GroupId, Participant, Pin
from elearn.storage.engine import transaction
from elearn.usecases.add_participants import NewPerson, add_participants
from elearn.usecases.check_pictures import check_pictures
from elearn.usecases.make_group import make_group
from elearn.usecases.redraw_pictures import redraw_pictures
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_chance, a_manager, people_of
from tests.usecases.test_guard_tries import KEY


@dataclass
class Desk:
    """A group of two and its manager; `now` stands still."""

    engine: Engine
    member: Member
    group_id: GroupId

    @property
    def people(self) -> list[Participant]:
        return people_of(self.engine, self.member, self.group_id)

    def guess(self, person: Participant, pin: Pin) -> bool:
        with transaction(self.engine) as session:
            return check_pictures(session, participant=person, pin=pin, key=KEY, now=NOW)

    def fail(self, times: int) -> None:
        person = self.people[0]
        assert [self.guess(person, person.pin[::-1]) for _ in range(times)] == [False] * times

    def redraw(self) -> None:
        with transaction(self.engine) as session:
            redraw_pictures(
                session,
                member=self.member,
                participant_id=self.people[0].id,
                tries=KEY,
                random=Random(1),
                now=NOW,
            )


@pytest.fixture
def desk(engine: Engine) -> Desk:
    manager = a_manager(engine)
    with transaction(engine) as session:
        group = make_group(session, member=manager, group_id=GroupId(new_id()), name="Утро", now=NOW)
        newcomers, chance = [NewPerson()] * 2, a_chance()
        add_participants(
            session, member=manager, group_id=group.id, newcomers=newcomers, chance=chance, now=NOW
        )
    return Desk(engine, manager, group.id)


def test_new_pictures_are_not_the_old_ones_nor_anybodys(desk: Desk) -> None:
    before = {person.pin for person in desk.people}

    desk.redraw()

    assert desk.people[0].pin not in before


def test_the_sixth_guess_waits_although_it_is_right(desk: Desk) -> None:
    desk.fail(5)

    with pytest.raises(TooManyTries):
        desk.guess(desk.people[0], desk.people[0].pin)


def test_after_new_pictures_nobody_waits_for_guesses_at_the_old_ones(desk: Desk) -> None:
    desk.fail(5)
    loaded_before = desk.people[0]

    desk.redraw()

    assert desk.guess(loaded_before, desk.people[0].pin)
    assert not desk.guess(loaded_before, loaded_before.pin)


def test_who_signed_in_begins_to_count_anew(desk: Desk) -> None:
    desk.fail(4)
    assert desk.guess(desk.people[0], desk.people[0].pin)

    desk.fail(5)


def test_guesses_at_the_same_moment_count_like_guesses_in_a_row(desk: Desk) -> None:
    person = desk.people[0]

    def guess(_: int) -> bool:
        try:
            return desk.guess(person, person.pin[::-1])
        except TooManyTries:
            return True

    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(guess, range(16)))

    assert waits.count(False) == KEY.free
