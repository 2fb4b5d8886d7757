"""A release waits for its day, and a newer one comes by files meanwhile."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import ReleaseRef
from elearn.domain.publishing import SwitchKind
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading
from elearn.storage.releases import add_release, load_bank, set_current_release
from elearn.storage.switches import add_switch, find_waiting_switch
from elearn.usecases.load_banks import LoadOutcome, LoadResult, make_newest_current
from elearn.usecases.switch_due_releases import switch_due_releases
from tests.builders import a_switch
from tests.usecases.publishing_desk import PublishingDesk

DAY = timedelta(days=1)


@pytest.fixture
def desk(engine: Engine) -> PublishingDesk:
    """2026.1 serves, 2026.2 waits for tomorrow."""
    desk = PublishingDesk(engine)
    desk.prepare()
    desk.publish(desk.now + DAY)
    return desk


def store(desk: PublishingDesk, release: str) -> ReleaseRef:
    ref = ReleaseRef(bank_id=desk.bank_id, release=release)
    with desk.at_work() as session:
        bank = load_bank(session, replace(ref, release="2026.1"))
        sha256 = release.replace(".", "").ljust(64, "0")
        add_release(session, replace(bank, release=release), sha256=sha256, files={}, loaded_at=desk.now)
    return ref


def load(desk: PublishingDesk, release: str) -> None:
    """Load a release of files that is current from now on, if it is the newest."""
    result = LoadResult(ref=store(desk, release), outcome=LoadOutcome.LOADED)
    with desk.at_work() as session:
        make_newest_current(session, [result], now=desk.now)


def pass_a_day(desk: PublishingDesk) -> list[str]:
    desk.wait(DAY)
    with desk.at_work() as session:
        return [ref.release for ref in switch_due_releases(session, now=desk.now)]


def actions(desk: PublishingDesk) -> list[tuple[str, str]]:
    with reading(desk.engine) as session:
        return [(entry.action, entry.subject) for entry in list_audit_entries(session)]


def test_a_newer_release_that_comes_by_files_is_not_overtaken_by_the_one_that_waits(
    desk: PublishingDesk,
) -> None:
    load(desk, "2026.10")

    with reading(desk.engine) as session:
        assert find_waiting_switch(session, desk.bank_id) is None
    assert actions(desk)[0] == ("cancel_release", "legislation 2026.2")
    assert pass_a_day(desk) == []
    assert desk.current() == "2026.10"


def test_an_older_release_that_comes_by_files_cancels_nothing(desk: PublishingDesk) -> None:
    load(desk, "2025.9")

    assert pass_a_day(desk) == ["2026.2"]


def test_where_a_newer_one_serves_already_the_order_is_cancelled_on_its_day_and_told_once(
    desk: PublishingDesk,
) -> None:
    newer = store(desk, "2026.3")
    with desk.at_work() as session:
        set_current_release(session, newer, now=desk.now)

    assert (pass_a_day(desk), pass_a_day(desk), desk.current()) == ([], [], "2026.3")
    assert [action for action, _ in actions(desk)].count("cancel_release") == 1


def test_an_order_for_a_day_to_go_back_is_carried_out_although_a_newer_one_came(engine: Engine) -> None:
    desk = PublishingDesk(engine)
    switch = a_switch(
        ReleaseRef(bank_id=desk.bank_id, release="2026.1"),
        kind=SwitchKind.ROLL_BACK,
        starts_at=desk.now + DAY,
        ordered_at=desk.now,
        ordered_by=desk.anna,
        reason="Ошибка в задании",
    )
    with desk.at_work() as session:
        add_switch(session, switch)

    load(desk, "2026.2")

    assert desk.current() == "2026.2"
    assert pass_a_day(desk) == ["2026.1"]
