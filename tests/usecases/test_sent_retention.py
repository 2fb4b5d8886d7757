"""Whom a centre's server sent is erased at the central server after that centre's period; on both engines."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import AttemptId
from elearn.domain.centres import CentreId
from elearn.domain.groups import GroupId, Participant, ParticipantId
from elearn.domain.retention import DEFAULT_MONTHS, erased_at
from elearn.storage.attempts import find_owner
from elearn.storage.audit import AuditFilter, list_centre_entries
from elearn.storage.groups import add_participants
from elearn.storage.learners import save_exam_choice
from elearn.storage.retention import save_months
from elearn.usecases.load_retention import load_retention
from elearn.usecases.make_group import make_group
from elearn.usecases.prune_people import BATCH, prune_people
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_manager
from tests.usecases.sync_world import MakeServer, Pair, Server, at_central, connect, make_server
from tests.usecases.test_sync_codes import bring_code, get_code
from tests.usecases.world import World

DAY = timedelta(days=1)
DUE = erased_at(NOW, DEFAULT_MONTHS) + DAY / 24


def prune(server: Server, now: datetime = DUE) -> int:
    return prune_people(server.own.transaction, now=now)


def is_there(server: Server, attempt_id: AttemptId) -> bool:
    with server.own.reading() as session:
        return find_owner(session, attempt_id) is not None


def sit(world: World, now: datetime = NOW) -> AttemptId:
    return world.sit(world.start(now=now), "a", now=now)


def keep(server: Server, centre_id: CentreId, months: int) -> None:
    with server.own.transaction() as session:
        save_months(session, months, centre_id=centre_id)


def told(pair: Pair) -> list[str]:
    centre_id, chosen = pair.link.centre_id, AuditFilter(action="erase_absent")
    with pair.central.own.reading() as session:
        return [
            each.subject for each in list_centre_entries(session, centre_id=centre_id, chosen=chosen, limit=9)
        ]


def test_learners_with_and_without_a_code_go_when_the_period_is_over(pair: Pair) -> None:
    with_code, without = pair.lan.world, pair.lan.world.another_learner()
    get_code(pair.lan, with_code.learner_id)
    sent = [sit(with_code), sit(without)]
    late = sit(pair.lan.world.another_learner(), NOW + DAY)
    pair.send()

    assert prune(pair.central, DUE - DAY) == 0
    with pair.central.own.reading() as session:
        meant = load_retention(session, centre_id=pair.link.centre_id, now=DUE)
    assert meant.due_now == 2, "a manager who chooses is told of them"
    assert prune(pair.central) == 2

    assert [is_there(pair.central, each) for each in (*sent, late)] == [False, False, True]
    assert told(pair) == ["2"]
    assert prune(pair.lan) == 0, "a centre's own server sent nobody to itself"


def test_what_was_erased_does_not_come_back_and_who_returns_begins_anew(pair: Pair) -> None:
    before = sit(pair.lan.world)
    pair.send()
    assert prune(pair.central) == 1
    again = sit(pair.lan.world, DUE)
    pair.lan.clock.now = pair.central.clock.now = DUE + DAY
    pair.send()

    assert not is_there(pair.central, before)
    assert is_there(pair.central, again)
    assert prune(pair.central) == 0


def _practise(pair: Pair, attempt_id: AttemptId) -> None:
    sit(at_central(pair, attempt_id))


def _choose_a_day(pair: Pair, attempt_id: AttemptId) -> None:
    with pair.central.own.transaction() as session:
        save_exam_choice(
            session, pair.central.owner(attempt_id), profile_id="patent", exam_on=date(2027, 1, 1)
        )


def _put_on_list(pair: Pair, attempt_id: AttemptId) -> None:
    member, group_id = a_manager(pair.central.engine), GroupId(new_id())
    person = Participant(
        id=ParticipantId(new_id()),
        centre_id=member.centre_id,
        group_id=group_id,
        learner_id=pair.central.owner(attempt_id),
        number=1,
        name=None,
        pin=("sun", "sun", "sun"),
        created_at=DUE - DAY,
    )
    with pair.central.own.transaction() as session:
        make_group(session, member=member, group_id=group_id, name="Утро", now=NOW)
        add_participants(session, [person])


@pytest.mark.parametrize("do", [_practise, _choose_a_day, _put_on_list])
def test_whoever_uses_the_site_by_themselves_or_is_on_a_list_is_not_the_centres_to_erase(
    pair: Pair, do: Callable[[Pair, AttemptId], None]
) -> None:
    get_code(pair.lan, pair.lan.world.learner_id)
    sent = sit(pair.lan.world)
    pair.send()
    do(pair, sent)

    assert prune(pair.central) == 0
    assert is_there(pair.central, sent)


@pytest.mark.parametrize("longer", ["tula", "perm"])
def test_of_two_centres_that_sent_somebody_the_longer_period_counts(
    make_lan: MakeServer, engine: Engine, longer: str
) -> None:
    central = make_server(engine, "central")
    tula, perm = connect(make_lan("tula"), central, "Tula"), connect(make_lan("perm"), central, "Perm")
    code = get_code(tula.lan, tula.lan.world.learner_id)
    sent = [sit(tula.lan.world), sit(bring_code(perm.lan, code), NOW + DAY)]
    for name, pair in (("tula", tula), ("perm", perm)):
        pair.send()
        keep(central, pair.link.centre_id, 36 if name == longer else 3)

    assert prune(central, erased_at(NOW, 36)) == 0, "they came a day later"
    assert all(is_there(central, each) for each in sent)
    assert prune(central, erased_at(NOW + DAY, 36) + DAY) == 1
    assert not any(is_there(central, each) for each in sent)


def test_many_go_in_batches(sqlite_pair: Pair) -> None:
    for _ in range(BATCH + 3):
        sit(sqlite_pair.lan.world.another_learner())
    sqlite_pair.send()

    assert prune(sqlite_pair.central) == BATCH + 3
    assert told(sqlite_pair) == ["3", str(BATCH)]
