"""Who is erased at a centre after being sent is forgotten at the central server too; on both engines."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, update

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.sync import MAX_ATTEMPTS, MAX_ERASED, Batch, Reply
from elearn.formats.sync.lines import public_key_of, read_line
from elearn.storage.audit import AuditFilter, list_centre_entries
from elearn.storage.sync_erased import list_erased, note_sent_learners
from elearn.storage.sync_outbox import forget_receipt, has_waiting
from elearn.storage.tables import AttemptRow
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.receive_lines import receive_lines
from elearn.usecases.take_reply import take_reply
from elearn.usecases.write_up_lines import write_up_lines
from tests.builders import new_id
from tests.usecases.sync_world import MakeServer, Pair, connect, make_server
from tests.usecases.test_sent_retention import choose_a_day, is_there, practise, put_on_list, sit
from tests.usecases.test_sync_codes import bring_code, get_code
from tests.usecases.world import World


def erase(world: World) -> None:
    with world.transaction() as session:
        erase_learner(session, learner_id=world.learner_id)


def is_all_told(pair: Pair) -> bool:
    with pair.lan.own.reading() as session:
        return not has_waiting(session) and list_erased(session, limit=1) == ()


def test_who_was_sent_and_is_erased_is_erased_there_too_once(pair: Pair) -> None:
    with_code, stays = pair.lan.world, pair.lan.world.another_learner()
    code = get_code(pair.lan, with_code.learner_id)
    gone, kept = sit(with_code), sit(stays)
    pair.send()
    assert pair.central.learner_with(code)
    erase(with_code)
    assert not is_all_told(pair), "the keeper sends by itself"

    for _ in range(2):
        pair.send()

    assert [is_there(pair.central, each) for each in (gone, kept)] == [False, True]
    assert pair.central.learner_with(code) is None
    assert is_all_told(pair)
    with pair.central.own.reading() as session:
        chosen = AuditFilter(action="erase_person")
        entries = list_centre_entries(session, centre_id=pair.link.centre_id, chosen=chosen, limit=9)
    assert [entry.subject for entry in entries] == [str(with_code.learner_id)]


def test_an_old_file_brings_nobody_back(pair: Pair) -> None:
    world = pair.lan.world
    code = get_code(pair.lan, world.learner_id)
    sent, late = sit(world), sit(world)
    with_both = pair.pack()
    pair.send()
    erase(world)
    pair.send()

    reply = pair.central.receive(with_both)

    assert [is_there(pair.central, each) for each in (sent, late)] == [False, False]
    assert pair.central.learner_with(code) is None
    assert pair.central.count("sync_origin") == 0
    assert len(reply.receipts) == 2


def test_who_is_erased_while_the_batch_is_on_its_way_is_told_next_time(sqlite_pair: Pair) -> None:
    pair = sqlite_pair
    attempt_id = sit(pair.lan.world)
    lines = list(write_up_lines(pair.lan.own, pair.link))
    erase(pair.lan.world)
    read = receive_lines(pair.central.own, lines, draw_id=new_id)
    assert is_there(pair.central, attempt_id)
    take_replies(pair, read.replies)

    pair.send()

    assert not is_there(pair.central, attempt_id)
    assert is_all_told(pair)


def test_a_stick_tells_it_after_everything_that_waits(sqlite_pair: Pair) -> None:
    pair, others = sqlite_pair, sqlite_pair.lan.world.another_learner()
    gone = sit(pair.lan.world)
    pair.send()
    erase(pair.lan.world)
    for _ in range(MAX_ATTEMPTS):
        sit(others)

    lines = list(write_up_lines(pair.lan.own, pair.link))

    batches = [read_line(line, Batch, public_key_of(pair.lan.secret)) for line in lines]
    assert [(len(batch.attempts), len(batch.erased)) for batch in batches] == [(MAX_ATTEMPTS, 0), (0, 1)]
    take_replies(pair, receive_lines(pair.central.own, lines, draw_id=new_id).replies)
    assert not is_there(pair.central, gone)
    assert is_all_told(pair)


def test_an_attempt_that_moved_to_somebody_else_before_stays_theirs(pair: Pair) -> None:
    right = pair.lan.world.another_learner()
    attempt_id = sit(pair.lan.world)
    pair.send()
    with pair.lan.own.transaction() as session:
        is_this = AttemptRow.id == attempt_id
        session.execute(update(AttemptRow).where(is_this).values(learner_id=right.learner_id))
        forget_receipt(session, attempt_id, now=pair.lan.clock())
    erase(pair.lan.world)

    pair.send()

    assert is_there(pair.central, attempt_id)
    assert pair.central.count("learner") == 2  # with the one whom every world begins with


@pytest.mark.parametrize("do", [practise, choose_a_day, put_on_list])
def test_whoever_uses_the_site_by_themselves_or_is_on_a_list_there_keeps_their_results(
    pair: Pair, do: Callable[[Pair, AttemptId], None]
) -> None:
    get_code(pair.lan, pair.lan.world.learner_id)
    sent = sit(pair.lan.world)
    pair.send()
    do(pair, sent)
    erase(pair.lan.world)

    pair.send()

    assert is_there(pair.central, sent)
    assert is_all_told(pair)


def test_whom_two_centres_sent_goes_when_both_have_erased_them(make_lan: MakeServer, engine: Engine) -> None:
    central = make_server(engine, "central")
    tula, perm = connect(make_lan("tula"), central, "Tula"), connect(make_lan("perm"), central, "Perm")
    code = get_code(tula.lan, tula.lan.world.learner_id)
    guest = bring_code(perm.lan, code)
    sent = [sit(tula.lan.world), sit(guest)]
    for pair in (tula, perm):
        pair.send()

    erase(tula.lan.world)
    tula.send()
    assert [is_there(central, each) for each in sent] == [True, True]
    erase(guest)
    perm.send()

    assert [is_there(central, each) for each in sent] == [False, False]


def test_another_centres_word_erases_nobody(make_lan: MakeServer, engine: Engine) -> None:
    central = make_server(engine, "central")
    tula, perm = connect(make_lan("tula"), central, "Tula"), connect(make_lan("perm"), central, "Perm")
    sent = sit(tula.lan.world)
    tula.send()
    with perm.lan.own.transaction() as session:
        note_sent_learners(session, [tula.lan.world.learner_id])

    perm.send()

    assert is_there(central, sent)


def test_more_than_one_batch_can_tell_are_told_in_several(sqlite_pair: Pair) -> None:
    pair = sqlite_pair
    with pair.lan.own.transaction() as session:
        note_sent_learners(session, [LearnerId(new_id()) for _ in range(MAX_ERASED + 1)])

    pair.send()
    assert not is_all_told(pair)
    pair.send()

    assert is_all_told(pair)
    assert pair.central.count("sync_forgotten") == MAX_ERASED + 1


def take_replies(pair: Pair, replies: list[str]) -> None:
    for line in replies:
        reply = read_line(line, Reply, public_key_of(pair.central.secret))
        with pair.lan.own.transaction() as session:
            take_reply(session, reply, link=pair.link, now=pair.lan.clock())
