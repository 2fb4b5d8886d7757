"""What changes at a centre after an attempt was packed reaches the central server too."""

from datetime import timedelta

from sqlalchemy import update

from elearn.domain.attempts import AttemptId
from elearn.storage.tables import SyncLinkRow
from elearn.usecases.mark_own_response import mark_own_response
from elearn.usecases.take_reply import take_reply
from tests.usecases.interleaved import counted
from tests.usecases.sync_world import Pair, at_central


def test_marks_that_came_after_sending_are_sent_too(sqlite_pair: Pair) -> None:
    pair, world = sqlite_pair, sqlite_pair.lan.world
    letter = world.sit(world.start(test_id="language-01"), None, None, None, "Здравствуйте!")
    old = pair.pack()
    pair.send()
    grant(pair, letter)
    assert pair.counts.waiting == 1

    pair.send()
    pair.central.receive(old)  # an old file, read late, does not take them away

    assert at_central(pair, letter).outcome(letter).outcome == world.outcome(letter).outcome
    assert counted(pair.central.engine, pair.central.owner(letter)) == counted(world.engine, world.learner_id)


def test_marks_that_came_while_the_attempt_was_on_its_way_are_sent_too(sqlite_pair: Pair) -> None:
    pair, world = sqlite_pair, sqlite_pair.lan.world
    letter = world.sit(world.start(test_id="language-01"), None, None, None, "Здравствуйте!")
    batch = pair.pack()
    grant(pair, letter)
    reply = pair.central.receive(batch)
    for _ in range(2):
        with world.transaction() as session:
            take_reply(session, reply, link=pair.link, now=pair.lan.clock())
    assert pair.counts.waiting == 1, "the receipt is about what it was before"

    pair.send()

    assert pair.counts.waiting == 0
    assert at_central(pair, letter).outcome(letter).outcome == world.outcome(letter).outcome


def grant(pair: Pair, letter: AttemptId) -> None:
    """Mark the letter at the centre."""
    world = pair.lan.world
    with world.transaction() as session:
        mark_own_response(
            session,
            attempt_id=letter,
            learner_id=world.learner_id,
            position=4,
            granted=["c2"],
            now=pair.lan.clock(),
        )


def test_marks_given_after_a_clock_that_was_ahead_was_put_right_are_sent_too(sqlite_pair: Pair) -> None:
    pair, world = sqlite_pair, sqlite_pair.lan.world
    letter = world.sit(world.start(test_id="language-01"), None, None, None, "Здравствуйте!")
    pair.lan.clock.now += timedelta(days=400)
    ahead = pair.pack()
    pair.send()
    pair.lan.clock.now -= timedelta(days=400)
    grant(pair, letter)

    pair.send()
    assert pair.counts.waiting == 0
    pair.central.receive(ahead)  # the batch of that clock once more does not take the marks away

    assert at_central(pair, letter).outcome(letter).outcome == world.outcome(letter).outcome


def test_a_change_under_way_is_noticed_by_a_clock_that_was_put_right(sqlite_pair: Pair) -> None:
    pair, world = sqlite_pair, sqlite_pair.lan.world
    letter = world.sit(world.start(test_id="language-01"), None, None, None, "Здравствуйте!")
    pair.lan.clock.now += timedelta(days=400)
    reply = pair.central.receive(pair.pack())
    pair.lan.clock.now -= timedelta(days=400)
    grant(pair, letter)
    with world.transaction() as session:
        take_reply(session, reply, link=pair.link, now=pair.lan.clock())
    assert pair.counts.waiting == 1

    pair.send()

    assert pair.counts.waiting == 0
    assert at_central(pair, letter).outcome(letter).outcome == world.outcome(letter).outcome


def test_a_server_that_forgot_its_own_clock_is_believed_again(sqlite_pair: Pair) -> None:
    pair, world = sqlite_pair, sqlite_pair.lan.world
    letter = world.sit(world.start(test_id="language-01"), None, None, None, "Здравствуйте!")
    pair.lan.clock.now += timedelta(days=400)
    pair.send()
    pair.lan.clock.now -= timedelta(days=400)
    with world.transaction() as session:
        session.execute(update(SyncLinkRow).values(latest_at=None))  # an old backup was restored
    grant(pair, letter)
    pair.central.clock.now += timedelta(hours=1)

    pair.lan.clock.now += timedelta(minutes=30)
    pair.send()

    assert at_central(pair, letter).outcome(letter).outcome == world.outcome(letter).outcome
