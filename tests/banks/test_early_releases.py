"""Files bring releases before their day, as when one that waits is exported: each begins on its day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import ReleaseRef
from elearn.domain.publishing import SwitchId
from elearn.storage.accounts import add_account
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.usecases.cancel_publishing import cancel_publishing
from elearn.usecases.export_release import export_release
from elearn.usecases.find_waiting_release import find_waiting_release
from elearn.usecases.has_due_releases import has_due_releases
from elearn.usecases.load_banks import LoadOutcome, load_banks
from elearn.usecases.publish_release import Order
from elearn.usecases.roll_back import roll_back
from elearn.usecases.switch_due_releases import switch_due_releases
from tests.banks.test_load_banks import HISTORY, NOW, current, load, next_release
from tests.builders import an_account, new_id
from tests.formats.tiny_banks import replace_in

DAY = timedelta(days=1)
MIDNIGHT = datetime(2026, 12, 4, 21, tzinfo=UTC)  # in Moscow, 5 December


def dated(folder: Path, name: str, day: str = "2026-12-05") -> None:
    """Make a release of history that is dated."""
    path = next_release(folder, name)
    replace_in(path / "manifest.yaml", "released_on: 2026-11-21", f"released_on: {day}")


def begin(engine: Engine, now: datetime) -> list[str]:
    with transaction(engine) as session:
        return [ref.release for ref in switch_due_releases(session, now=now)]


def waiting(engine: Engine) -> str | None:
    with reading(engine) as session:
        found = find_waiting_release(session, HISTORY)
    return found.ref.release if found else None


def an_editor(engine: Engine) -> AccountId:
    account = an_account(id=AccountId(new_id()))
    with transaction(engine) as session:
        add_account(session, account)
    return account.id


def go_to(engine: Engine, release: str, now: datetime) -> None:
    order = Order(switch_id=SwitchId(new_id()), starts_at=now, notes="Ошибка", account_id=an_editor(engine))
    with transaction(engine) as session:
        roll_back(session, ReleaseRef(bank_id=HISTORY, release=release), order, now=now)


@pytest.fixture
def early(engine: Engine, banks: Path) -> Engine:
    """2026.1 serves, 2026.2 is there four days before its day."""
    dated(banks, "2026.2")
    assert load(engine, banks)["history 2026.2"].outcome is LoadOutcome.EARLY
    return engine


def test_it_begins_by_itself_at_midnight_in_moscow_and_once(early: Engine, banks: Path) -> None:
    assert (current(early)["history"], waiting(early)) == ("2026.1", "2026.2")
    assert load(early, banks)["history 2026.2"].outcome is LoadOutcome.UNCHANGED
    with reading(early) as session:
        assert not has_due_releases(session, now=MIDNIGHT - timedelta(seconds=1))
        assert has_due_releases(session, now=MIDNIGHT)

    begun = [begin(early, now) for now in (MIDNIGHT - timedelta(seconds=1), MIDNIGHT, MIDNIGHT + DAY)]

    assert begun == [[], ["2026.2"], []]
    assert (current(early)["history"], waiting(early)) == ("2026.2", None)
    with reading(early) as session:
        assert [entry.action for entry in list_audit_entries(session)] == ["switch_release"]
        assert not has_due_releases(session, now=MIDNIGHT + DAY)


def test_it_can_be_exported_meanwhile(early: Engine, tmp_path: Path) -> None:
    ref = ReleaseRef(bank_id=HISTORY, release="2026.2")

    with reading(early) as session:
        assert (export_release(session, ref=ref, folder=tmp_path / "out") / "manifest.yaml").exists()


def test_an_editor_cancels_it_once_and_nothing_that_waits_behind_it(early: Engine, banks: Path) -> None:
    dated(banks, "2026.3", "2026-12-06")
    load(early, banks)
    editor = an_editor(early)

    for _ in range(2):
        with transaction(early) as session:
            cancel_publishing(session, bank_id=HISTORY, account_id=editor, now=NOW, release="2026.2")

    assert waiting(early) == "2026.3"
    assert (begin(early, MIDNIGHT), begin(early, MIDNIGHT + DAY)) == ([], ["2026.3"])
    with reading(early) as session:
        assert [entry.action for entry in list_audit_entries(session)] == ["switch_release", "cancel_release"]


@pytest.mark.parametrize("first", [None, "2026.2"])  # before it begins; or it began by hand, before its day
def test_who_goes_back_cancels_it(early: Engine, banks: Path, first: str | None) -> None:
    replace_in(next_release(banks, "2025.9") / "manifest.yaml", "2026-11-21", "2025-11-21")
    load(early, banks)
    if first:
        go_to(early, first, NOW)

    go_to(early, "2025.9", NOW + timedelta(hours=1))

    assert (waiting(early), begin(early, MIDNIGHT), current(early)["history"]) == (None, [], "2025.9")


def test_a_newer_one_that_serves_overtakes_it(early: Engine, banks: Path) -> None:
    next_release(banks, "2026.3")

    load(early, banks)

    assert (current(early)["history"], waiting(early), begin(early, MIDNIGHT)) == ("2026.3", None, [])


def test_after_a_long_pause_the_newest_begins(early: Engine, banks: Path) -> None:
    dated(banks, "2026.10", "2026-12-07")
    load(early, banks)

    assert begin(early, MIDNIGHT + 30 * DAY) == ["2026.10"]


def test_the_only_release_of_a_bank_serves_whatever_its_day(sqlite_engine: Engine, banks: Path) -> None:
    replace_in(banks / "history/2026.1/manifest.yaml", "2026-11-21", "2027-11-21")

    assert load(sqlite_engine, banks)["history 2026.1"].outcome is LoadOutcome.LOADED
    assert (current(sqlite_engine)["history"], waiting(sqlite_engine)) == ("2026.1", None)


def test_where_the_clock_is_years_behind_days_say_nothing(sqlite_engine: Engine, banks: Path) -> None:
    past = NOW - 5000 * DAY

    for name in ("2026.1", "2026.2"):
        if name == "2026.2":
            dated(banks, name)
        with transaction(sqlite_engine) as session:
            load_banks(session, folder=banks, now=past, today=past.date())
        assert current(sqlite_engine)["history"] == name
