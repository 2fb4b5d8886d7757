"""Every way in which answers come feeds the same tallies, once."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from elearn.domain.attempts import AttemptId, Mode
from elearn.domain.away import AwayAttempt, AwayResponse
from elearn.domain.sync import Batch, SentAttempt
from elearn.storage.tables import AttemptRow
from elearn.usecases.note_language import note_language
from elearn.usecases.receive_attempt import receive_attempt
from tests.builders import HISTORY, NOW, RELEASE, new_id
from tests.usecases.item_counts import recount, tallied, told
from tests.usecases.paper_desk import make_desk
from tests.usecases.sync_world import Pair
from tests.usecases.world import World


def test_a_sheet_on_paper(each_world: World) -> None:
    desk = make_desk(each_world)
    [form] = desk.make()
    sheet = desk.a_sheet("a", None, "b")
    desk.type_in(form, sheet)
    desk.type_in(form, sheet)

    assert told(each_world.engine) == {
        ("hist-0001", "paper", "a"): 1,
        ("hist-0002", "paper", ""): 1,
        ("hist-0003", "paper", "b"): 1,
    }


def test_an_attempt_without_network(each_world: World) -> None:
    later = NOW + timedelta(minutes=5)
    away = AwayAttempt(
        id=AttemptId(new_id()),
        bank_id=HISTORY,
        release=RELEASE,
        test_id="history-01",
        mode=Mode.PRACTICE,
        started_at=NOW,
        submitted_at=later,
        responses=(AwayResponse(position=1, value="b", answered_at=later),),
        language="ky",
    )
    for _ in range(2):
        with each_world.transaction() as session:
            receive_attempt(
                session, away, learner_id=each_world.learner_id, now=later, books=each_world.books
            )

    assert told(each_world.engine) == {("hist-0001", "practice", "b"): 1}
    assert {row[4] for row in tallied(each_world.engine)} == {"ky"}


def test_what_comes_from_a_centre(pair: Pair) -> None:
    lan = pair.lan.world
    attempt_id = lan.start()
    with lan.transaction() as session:
        note_language(session, attempt_id=attempt_id, language="uz-cyrl")
    lan.sit(attempt_id, "a", "b", now=NOW)
    batch = pair.pack()
    for _ in range(2):
        pair.central.receive(batch)
    central = pair.central.engine

    assert tallied(central) == tallied(lan.engine)
    with pair.central.world.reading() as session:
        assert session.scalars(select(AttemptRow.language)).all() == ["uz-cyrl"]
    recount(central)
    assert tallied(central) == tallied(lan.engine)


def test_the_later_of_two_may_arrive_first(pair: Pair) -> None:
    lan = pair.lan.world
    first = lan.sit(lan.start(), "b", now=NOW)
    later = NOW + timedelta(hours=1)
    second = lan.sit(lan.start(now=later), "a", "a", now=later)
    batch = pair.pack()
    by_id = {sent.attempt.id: sent for sent in batch.attempts}
    for attempt_id in (second, first):  # the later one arrives first
        pair.central.receive(_only(batch, by_id[attempt_id]))

    assert told(pair.central.engine) == {("hist-0001", "exam", "b"): 1, ("hist-0002", "exam", "a"): 1}


def _only(batch: Batch, sent: SentAttempt) -> Batch:
    return replace(batch, attempts=(sent,))
