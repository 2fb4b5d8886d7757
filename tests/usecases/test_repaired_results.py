"""What learners read of results that were counted anew, and tasks that were mended before anybody decided."""

from dataclasses import replace

import pytest

from elearn.domain.withdrawal_errors import UnknownItem
from elearn.domain.withdrawals import Decision
from elearn.usecases.dismiss_news import dismiss_news
from elearn.usecases.find_known_item import find_known_item
from elearn.usecases.list_item_releases import list_item_releases
from elearn.usecases.withdraw_item import withdraw_item
from tests.builders import NOW
from tests.usecases.repair_world import FIRST, decide, news, repair, verdict, withdraw, without_the_first
from tests.usecases.world import World, history_bank, history_items


def test_the_news_are_told_until_they_were_read_and_the_outcome_keeps_saying_it(world: World) -> None:
    attempt_id = world.sit(world.start(), "b", "a")
    repair(world, decide(world, withdraw(world), Decision.VOID).version)
    assert len(world.progress().news) == 1

    for _ in range(2):
        with world.transaction() as session:
            dismiss_news(session, learner_id=world.learner_id)

    assert world.progress().news == ()
    assert len(world.outcome(attempt_id).changes) == 1


def test_a_drill_is_counted_anew_without_news(world: World) -> None:
    attempt_id = world.start_drill()
    position = next(p.paper_item.position for p in world.sitting(attempt_id).places if p.item.id == FIRST)
    world.save(attempt_id, position, "b")
    world.submit(attempt_id)

    repair(world, decide(world, withdraw(world), Decision.VOID).version)

    assert verdict(world, attempt_id) == (1, None)
    assert news(world) == []
    assert len(world.outcome(attempt_id).changes) == 1


def test_past_answers_to_a_task_that_was_mended_first_are_counted_anew_too(world: World) -> None:
    attempt_id = world.sit(world.start(), "b", "a")
    first, *others = history_items()
    world.release(history_bank("2026.2", items=(replace(first, key="b"), *others)))
    newer = world.another_learner()
    after = newer.sit(newer.start(), "a", "a")

    with world.transaction() as session:
        version = withdraw_item(
            session, item_id=FIRST, reason="b", account_id=None, now=NOW, release="2026.1"
        )
    repair(world, decide(world, version, Decision.ACCEPT_BOTH, "b").version)

    assert (verdict(world, attempt_id), verdict(newer, after)) == ((2, True), (1, False))
    assert FIRST in newer.sitting(newer.start()).items
    with world.reading() as session:
        bank, item = find_known_item(session, FIRST)
        assert list_item_releases(session, bank, item) == ["2026.2", "2026.1"]
        for release in ("2026.3", ""):
            with pytest.raises(UnknownItem):
                find_known_item(session, FIRST, release)


@pytest.mark.parametrize("newer", ["2025.9", "2026.2"])  # rolled back, or taken out of the next one
@pytest.mark.parametrize("release", [None, "2026.1"])
def test_a_wrong_key_that_no_current_release_holds_is_put_right(
    world: World, newer: str, release: str | None
) -> None:
    attempt_id = world.sit(world.start(), "b", "a")
    someone = world.another_learner()
    under_way = someone.start()
    world.release(without_the_first(newer))

    with world.transaction() as session:
        version = withdraw_item(session, item_id=FIRST, reason="b", account_id=None, now=NOW, release=release)
    repair(world, decide(world, version, Decision.VOID).version)
    someone.sit(under_way, "b", "a")

    assert (verdict(world, attempt_id), verdict(someone, under_way)) == ((2, True), (2, True))


def test_of_an_item_that_learners_have_no_more_the_newest_is_meant(world: World) -> None:
    first, *others = history_items()
    for release, key in (("2026.9", "b"), ("2026.10", "c")):
        world.release(history_bank(release, items=(replace(first, key=key), *others)))
    world.release(without_the_first("2026.11"))

    with world.reading() as session:
        bank, item = find_known_item(session, FIRST)
        _, older = find_known_item(session, FIRST, "2026.9")
        with pytest.raises(UnknownItem):
            find_known_item(session, FIRST, "2026.11")

    assert (bank.release, item.key, older.key) == ("2026.10", "c", "b")
