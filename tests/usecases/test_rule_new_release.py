"""A later release with the same wrong key does not bring a withdrawn item back."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine

from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item, ItemId
from elearn.domain.withdrawals import Decision
from elearn.storage.audit import list_audit_entries
from elearn.storage.releases import set_current_release
from elearn.usecases.list_withdrawn_items import list_withdrawn_items
from elearn.usecases.load_banks import CheckedRelease, load_checked
from elearn.usecases.load_banks_in_use import load_banks_in_use
from elearn.usecases.rule_new_release import rule_new_release
from elearn.usecases.withdraw_item import withdraw_item
from tests.builders import NOW, a_ref
from tests.usecases.publishing_desk import PublishingDesk
from tests.usecases.repair_world import FIRST, actions, decide, withdraw
from tests.usecases.sync_world import Pair
from tests.usecases.world import World, history_bank, history_items

LAW = ItemId("law-0001")


def reworded(release: str, **changes: Any) -> ItemBank:
    """Return a release in which the first task reads otherwise."""
    first, *others = history_items()
    changed: Item = replace(first, stem=f"{first.stem}, {release}", **changes)
    return history_bank(release, items=(changed, *others))


def bring_in(world: World, bank: ItemBank) -> None:
    world.release(bank)
    for _ in range(2):  # a repeat is harmless
        with world.transaction() as session:
            rule_new_release(session, bank, now=NOW)


def is_in_use(world: World) -> bool:
    someone = world.another_learner()
    return FIRST in someone.sitting(someone.start()).items


@pytest.mark.parametrize("decision", [None, Decision.KEEP, Decision.VOID])
def test_a_mended_comma_leaves_the_item_out(each_world: World, decision: Decision | None) -> None:
    version = withdraw(each_world)
    if decision:
        decide(each_world, version, decision)

    bring_in(each_world, reworded("2026.2"))
    assert not is_in_use(each_world)
    bring_in(each_world, reworded("2026.3"))

    assert not is_in_use(each_world)
    assert actions(each_world, list_audit_entries).count("withdraw_item") == 3
    with each_world.reading() as session:
        assert [each.is_mended for each in list_withdrawn_items(session)] == [False]


@pytest.mark.parametrize("changes", [{"key": "b"}, {"accepted": ("b",)}])
def test_another_key_brings_it_back(world: World, changes: dict[str, object]) -> None:
    withdraw(world)

    bring_in(world, reworded("2026.2", **changes))

    assert is_in_use(world)


def test_what_was_put_back_stays_in_use_and_may_be_withdrawn_as_it_reads_later(world: World) -> None:
    version = withdraw(world)
    bring_in(world, reworded("2026.2"))
    decide(world, version, Decision.PUT_BACK)
    bring_in(world, reworded("2026.3"))
    assert is_in_use(world)

    assert withdraw(world) != version

    assert not is_in_use(world)


def test_centres_are_told_of_further_versions(sqlite_pair: Pair) -> None:
    lan, central = sqlite_pair.lan.world, sqlite_pair.central.world
    withdraw(central)
    sqlite_pair.send()
    bring_in(central, reworded("2026.2"))

    sqlite_pair.send()
    lan.release(reworded("2026.2"))

    assert not is_in_use(lan)


def test_a_release_from_files_is_looked_at(world: World) -> None:
    withdraw(world)
    bank = reworded("2026.2")
    ref = a_ref(bank.id, bank.release)
    checked = CheckedRelease(ref=ref, sha256="a" * 64, files={}, bank=bank, defects=())

    with world.transaction() as session:
        load_checked(session, checked, now=NOW)
        set_current_release(session, ref, now=NOW)

    assert not is_in_use(world)


def test_a_published_draft_is_looked_at(engine: Engine) -> None:
    desk = PublishingDesk(engine)
    with desk.at_work() as session:
        withdraw_item(session, item_id=LAW, reason="b", account_id=desk.anna, now=desk.now)
    desk.prepare()

    desk.publish()

    with desk.at_work() as session:
        assert LAW not in load_banks_in_use(session)[desk.bank_id].item_by_id
