"""What the central server takes out of use, and decides, reaches centres with the next reply."""

from dataclasses import replace
from datetime import timedelta

from elearn.domain.items_in_use import ItemCheck
from elearn.domain.withdrawals import Decision
from elearn.storage.audit import list_audit_entries
from elearn.storage.item_checks import add_item_check, load_item_checks
from elearn.usecases.list_withdrawn_items import list_withdrawn_items
from tests.builders import NOW
from tests.usecases.repair_world import FIRST, actions, decide, repair, withdraw
from tests.usecases.sync_world import Pair, at_central
from tests.usecases.world import World, history_bank, history_items


def decisions(world: World) -> list[Decision]:
    with world.reading() as session:
        return [each.withdrawal.decision for each in list_withdrawn_items(session)]


def test_a_centre_draws_it_no_more_and_comes_to_the_same_results(pair: Pair) -> None:
    lan, central = pair.lan.world, pair.central.world
    attempt_id = lan.sit(lan.start(), "b", "a")
    version = withdraw(central)

    pair.send()
    other = lan.another_learner()
    assert FIRST not in other.sitting(other.start()).items
    assert lan.outcome(attempt_id).outcome.passed is False

    repair(central, decide(central, version, Decision.ACCEPT_BOTH, "b").version)
    for _ in range(2):
        pair.send()
    repair(lan, version)

    assert lan.outcome(attempt_id).outcome == at_central(pair, attempt_id).outcome(attempt_id).outcome
    assert lan.outcome(attempt_id).outcome.passed is True
    assert actions(lan, list_audit_entries).count("withdraw_item") == 1
    assert actions(lan, list_audit_entries).count("decide_withdrawal") == 1


def test_what_is_put_back_and_withdrawn_again_there_is_so_here(sqlite_pair: Pair) -> None:
    pair, central = sqlite_pair, sqlite_pair.central.world
    version = withdraw(central)
    decide(central, version, Decision.PUT_BACK)
    pair.send()
    assert decisions(pair.lan.world) == [Decision.PUT_BACK]

    withdraw(central, now=NOW + timedelta(hours=1))
    pair.send()

    assert decisions(pair.lan.world) == [Decision.PENDING]


def test_marks_that_a_centre_gave_are_not_taken_back(sqlite_pair: Pair) -> None:
    pair = sqlite_pair
    decide(pair.lan.world, withdraw(pair.lan.world), Decision.VOID)
    decide(pair.central.world, withdraw(pair.central.world), Decision.KEEP)

    pair.send()

    assert decisions(pair.lan.world) == [Decision.VOID]


def test_a_task_of_a_release_that_has_not_come_yet_waits_for_it(sqlite_pair: Pair) -> None:
    pair = sqlite_pair
    first, *others = history_items()
    mended = history_bank("2026.2", items=(replace(first, key="c"), *others))
    pair.central.world.release(mended)
    withdraw(pair.central.world)

    pair.send()
    assert decisions(pair.lan.world) == []

    pair.lan.world.release(mended)
    assert decisions(pair.lan.world) == [Decision.PENDING]
    assert FIRST not in pair.lan.world.sitting(pair.lan.world.start()).items


def test_checks_come_down_as_well(sqlite_pair: Pair) -> None:
    check = ItemCheck(item_id=FIRST, checked_on=NOW.date(), review_by=NOW.date() + timedelta(days=365))
    with sqlite_pair.central.world.transaction() as session:
        add_item_check(session, check, account_id=None, now=NOW)

    for _ in range(2):
        sqlite_pair.send()

    with sqlite_pair.lan.world.reading() as session:
        assert load_item_checks(session) == {FIRST: check}
    assert sqlite_pair.lan.count("item_check") == 1
