"""Results of a centre reach the central server once and are scored there, in whatever order they come."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from elearn.domain.attempts import AttemptId, Mode
from elearn.domain.sync import Batch, Reason, ReceiptState, SyncProblem
from elearn.storage.learners import erase_learner
from elearn.usecases.send_waiting import SyncFailed, send_waiting
from tests.builders import NOW, new_id
from tests.usecases.interleaved import Plan, Play, counted, plans
from tests.usecases.sync_world import MakeServer, Pair, at_central, connect, make_server
from tests.usecases.world import history_bank, store_learner

HOUR = timedelta(hours=1)


def test_a_handed_in_attempt_arrives_as_it_was_sat(pair: Pair) -> None:
    world = pair.lan.world
    exam = world.sit(world.start(), "a", "b", None, "a")
    practice = world.sit(world.start(Mode.PRACTICE, now=NOW + HOUR), "b", now=NOW + HOUR)
    language = world.start(test_id="language-01", now=NOW + 2 * HOUR)
    world.sit(language, "еду", "wrong", None, "Здравствуйте!", now=NOW + 2 * HOUR)
    mock = world.sit(world.start_exam(now=NOW + 3 * HOUR), "a", now=NOW + 3 * HOUR)
    drill = world.sit(world.start_drill(now=NOW + 4 * HOUR), "a", now=NOW + 4 * HOUR)
    world.start(now=NOW + 5 * HOUR)  # not handed in: it stays

    pair.send()

    assert (pair.counts.sent, pair.counts.waiting, pair.counts.refused) == (5, 0, 0)
    for attempt_id in (exam, practice, language, mock, drill):
        there = at_central(pair, attempt_id)
        assert there.outcome(attempt_id).outcome == world.outcome(attempt_id).outcome
        assert there.sitting(attempt_id).responses == world.sitting(attempt_id).responses
    assert pair.central.count("attempt") == 5
    assert counted(pair.central.engine, there.learner_id) == counted(world.engine, world.learner_id)


def test_the_same_batch_again_changes_nothing(pair: Pair) -> None:
    world = pair.lan.world
    attempt_id = world.sit(world.start(), "a", "b")
    batch = pair.pack()
    first = pair.central.receive(batch)
    before = counted(pair.central.engine, pair.central.owner(attempt_id))

    again = pair.central.receive(batch)

    assert again.receipts == first.receipts
    assert [receipt.state for receipt in again.receipts] == [ReceiptState.ACCEPTED]
    assert counted(pair.central.engine, pair.central.owner(attempt_id)) == before
    assert (pair.central.count("attempt"), pair.central.count("sync_origin")) == (1, 1)


def test_a_reply_that_got_lost_is_asked_for_again(sqlite_pair: Pair) -> None:
    pair, world = sqlite_pair, sqlite_pair.lan.world
    for turn in range(30):
        world.sit(world.start(now=NOW + turn * HOUR), "a", now=NOW + turn * HOUR)
    tries = iter([True, False, True])

    def lossy(line: str) -> str:
        reply = pair.post(line)
        if not next(tries, True):
            raise SyncFailed(SyncProblem.NO_CONNECTION)
        return reply

    with pytest.raises(SyncFailed):
        send_waiting(pair.lan.own, pair.link, post=lossy)
    assert (pair.counts.sent, pair.counts.waiting) == (20, 10)
    send_waiting(pair.lan.own, pair.link, post=lossy)

    assert (pair.counts.sent, pair.counts.waiting) == (30, 0)
    assert pair.central.count("attempt") == 30


def test_an_attempt_waits_for_its_release(sqlite_pair: Pair) -> None:
    pair, world = sqlite_pair, sqlite_pair.lan.world
    bank = history_bank("2026.2")
    world.release(bank)
    new = world.sit(world.start(), "a")
    world.sit(world.start(test_id="language-01"), "еду")

    pair.send()

    assert (pair.counts.sent, pair.counts.waiting) == (1, 1)
    pair.central.world.release(bank)
    pair.send()
    assert (pair.counts.sent, pair.counts.waiting) == (2, 0)
    assert at_central(pair, new).outcome(new).outcome.score == 1


def test_a_release_of_the_same_name_with_other_items_is_another_release(sqlite_pair: Pair) -> None:
    pair, world = sqlite_pair, sqlite_pair.lan.world
    world.release(history_bank("2026.2"))
    pair.central.world.release(history_bank("2026.2", lessons={}))
    world.sit(world.start(), "a")

    receipt = pair.central.receive(pair.pack()).receipts[0]

    assert (receipt.state, receipt.reason) == (ReceiptState.WAITING, Reason.RELEASE_UNKNOWN)
    assert pair.central.count("learner") == 1, "only the one that was there: nobody begins for nothing"


def test_an_id_of_the_central_server_itself_is_refused(pair: Pair) -> None:
    there = pair.central.world
    taken = there.sit(there.start(), "a", "a")
    world = pair.lan.world
    world.sit(world.start(), "b")
    batch = pair.pack()
    sent = batch.attempts[0]
    forged = replace(batch, attempts=(replace(sent, attempt=replace(sent.attempt, id=taken)),))

    receipt = pair.central.receive(forged).receipts[0]

    assert (receipt.state, receipt.reason) == (ReceiptState.REFUSED, Reason.ID_TAKEN)
    assert there.outcome(taken).outcome.score == 2
    assert pair.central.owner(taken) == there.learner_id


def test_two_centres_never_overwrite_each_other(make_lan: MakeServer, engine: Engine) -> None:
    central = make_server(engine, "central")
    tula, perm = connect(make_lan("tula"), central, "Tula"), connect(make_lan("perm"), central, "Perm")
    mine = tula.lan.world.sit(tula.lan.world.start(), "a", "a")
    tula.send()
    perm.lan.world.sit(perm.lan.world.start(), "b")
    batch = perm.pack()
    sent = batch.attempts[0]
    learner = replace(batch.learners[0], id=tula.lan.world.learner_id)
    forged = replace(
        batch,
        learners=(learner,),
        attempts=(
            replace(sent, attempt=replace(sent.attempt, id=mine, learner_id=learner.id)),
            replace(sent, attempt=replace(sent.attempt, id=AttemptId(new_id()), learner_id=learner.id)),
        ),
    )

    receipts = central.receive(forged).receipts

    assert [receipt.state for receipt in receipts] == [ReceiptState.REFUSED, ReceiptState.ACCEPTED]
    assert at_central(tula, mine).outcome(mine).outcome.score == 2
    assert central.owner(receipts[1].attempt_id) != central.owner(mine), "an id is known within a centre"


def test_what_was_erased_at_the_central_server_stays_erased(pair: Pair) -> None:
    world = pair.lan.world
    attempt_id = world.sit(world.start(), "a")
    batch = pair.pack()
    pair.send()
    with pair.central.world.transaction() as session:
        erase_learner(session, pair.central.owner(attempt_id))

    receipts = pair.central.receive(batch).receipts

    assert [receipt.state for receipt in receipts] == [ReceiptState.ACCEPTED]
    assert pair.central.count("attempt") == 0


@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(plans(is_once=True), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_any_order_and_any_split_come_to_the_same(
    sqlite_pair: Pair, sittings: list[Plan], random: Random
) -> None:
    lan, central = sqlite_pair.lan, sqlite_pair.central
    sqlite_pair.send()  # what an example that failed left
    learners = [store_learner(lan.engine), store_learner(lan.engine)]
    whole = [replace(plan, is_handed_in=True) for plan in sittings]
    attempts = Play(lan.world, whole, random).run([learners[plan.learner] for plan in whole])
    pieces = split(sqlite_pair.pack(), random)

    for piece in pieces:
        central.receive(piece)
    sqlite_pair.send()

    for plan, attempt_id in zip(whole, attempts, strict=True):
        there = central.owner(attempt_id)
        assert counted(central.engine, there) == counted(lan.engine, learners[plan.learner])
    assert sqlite_pair.counts.waiting == 0


def split(batch: Batch, random: Random) -> list[Batch]:
    """Cut a batch into single attempts, some of them twice, in any order."""
    chosen = [*batch.attempts, *random.choices(batch.attempts, k=2)]
    random.shuffle(chosen)
    return [
        replace(
            batch,
            attempts=(sent,),
            learners=tuple(each for each in batch.learners if each.id == sent.attempt.learner_id),
        )
        for sent in chosen
    ]
