"""A learner who is known at two servers is one person after synchronising, by the code."""

import pytest
from sqlalchemy import Engine

from elearn.domain.accounts import Learner, make_learner_code
from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.errors import WrongLearnerCode
from elearn.domain.sync import Origin, Placing, place_origin
from elearn.domain.sync_errors import NotConnected
from elearn.usecases.begin_with_brought_code import begin_with_brought_code
from elearn.usecases.issue_learner_code import issue_learner_code
from tests.builders import NOW, new_id
from tests.usecases.interleaved import counted
from tests.usecases.sync_world import MakeServer, Pair, Server, connect, make_server
from tests.usecases.world import World

CODE = make_learner_code(12_345_678_901)
DRAWN = 12_345_678_901


def get_code(server: Server, learner_id: LearnerId, drawn: int = DRAWN) -> str:
    with server.world.transaction() as session:
        return issue_learner_code(session, learner_id=learner_id, draw=lambda: drawn)


def bring_code(server: Server, code: str = CODE) -> World:
    with server.world.transaction() as session:
        learner_id = begin_with_brought_code(session, code_text=code, learner_id=LearnerId(new_id()), now=NOW)
    return World(server.engine, learner_id, server.world.books)


def sit(world: World, *values: str) -> AttemptId:
    return world.sit(world.start(), *values)


def test_a_code_of_the_central_server_that_is_typed_at_a_centre_leads_to_its_learner(pair: Pair) -> None:
    there = pair.central.world
    sit(there, "b")
    get_code(pair.central, there.learner_id)
    guest = bring_code(pair.lan)
    attempt_id = sit(guest, "a", "a")

    pair.send()

    assert pair.central.owner(attempt_id) == there.learner_id
    assert not pair.central.learner(there.learner_id).is_code_brought
    assert sum(entry.tally.attempts for entry in there.progress().tests) == 2


def test_a_code_of_one_centre_that_is_typed_at_another_makes_one_person(
    make_lan: MakeServer, engine: Engine
) -> None:
    central = make_server(engine, "central")
    tula, perm = connect(make_lan("tula"), central, "Tula"), connect(make_lan("perm"), central, "Perm")
    first = sit(tula.lan.world, "a")
    get_code(tula.lan, tula.lan.world.learner_id)
    second = sit(bring_code(perm.lan), "b")
    for pair in (perm, tula):  # whoever brings it may be first
        pair.send()

    person = central.learner_with(CODE)

    assert person is not None
    assert not person.is_code_brought, "who made it has told"
    assert {central.owner(first), central.owner(second)} == {person.id}


def test_a_learner_who_was_sent_before_they_had_the_code_joins_later(
    make_lan: MakeServer, engine: Engine
) -> None:
    central = make_server(engine, "central")
    tula, perm = connect(make_lan("tula"), central, "Tula"), connect(make_lan("perm"), central, "Perm")
    world = tula.lan.world
    first = sit(world, "a", "b")
    tula.send()
    before = central.owner(first)
    get_code(tula.lan, world.learner_id)
    guest = bring_code(perm.lan)
    second = sit(guest, "b")
    perm.send()
    ideal = central.world.another_learner()
    for values in (("a", "b"), ("b",)):
        sit(ideal, *values)

    tula.send()  # nothing waits but the code

    assert central.owner(first) == central.owner(second)
    assert central.count("learner") == 3, "the central world's own two, and one person"
    assert central.owner(first) != before
    person = central.owner(first)
    tallies = [counted(central.engine, each)["test_tally"] for each in (person, ideal.learner_id)]
    assert tallies[0] == tallies[1]


def test_codes_that_were_both_made_and_happen_to_be_equal_belong_to_two_people(sqlite_pair: Pair) -> None:
    pair, there, world = sqlite_pair, sqlite_pair.central.world, sqlite_pair.lan.world
    get_code(pair.central, there.learner_id)
    attempt_id = sit(world, "a")
    get_code(pair.lan, world.learner_id)

    pair.send()

    person = pair.central.learner(pair.central.owner(attempt_id))
    assert person.id != there.learner_id
    assert person.code is None
    assert pair.counts.sent == 1


def test_a_code_that_is_typed_twice_begins_one_learner(sqlite_pair: Pair) -> None:
    assert bring_code(sqlite_pair.lan).learner_id == bring_code(sqlite_pair.lan).learner_id


def test_a_server_that_sends_nowhere_takes_no_strange_code(sqlite_pair: Pair) -> None:
    with pytest.raises(NotConnected):
        bring_code(sqlite_pair.central)
    with pytest.raises(WrongLearnerCode):
        bring_code(sqlite_pair.lan, "1234")


@pytest.mark.parametrize(
    ("is_brought", "is_open", "known", "expected"),
    [
        (True, False, None, Placing.JOIN),
        (False, True, None, Placing.JOIN),
        (True, True, None, Placing.JOIN),
        (False, False, None, Placing.KEEP),
        (True, False, "without code", Placing.JOIN),
        (True, False, "another code", Placing.KEEP),
    ],
)
def test_who_joins_whom(*, is_brought: bool, is_open: bool, known: str | None, expected: Placing) -> None:
    origin = Origin(id=LearnerId(new_id()), created_at=NOW, code=CODE, is_code_brought=is_brought)
    holder = Learner(id=LearnerId(new_id()), created_at=NOW, code=CODE, is_code_brought=is_open)
    code = make_learner_code(7) if known == "another code" else None
    before = Learner(id=LearnerId(new_id()), created_at=NOW, code=code) if known else None

    assert place_origin(origin, known=before, holder=holder) is expected
    assert place_origin(origin, known=holder, holder=holder) is Placing.KEEP
    assert place_origin(origin, known=before, holder=None) is Placing.KEEP
