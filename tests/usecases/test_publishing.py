"""Drafts are reviewed and become releases, now or on a day, and an earlier one comes back."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from elearn.domain.drafts import EntryState
from elearn.domain.editing_errors import (
    BaseMoved,
    DraftNotFound,
    DraftNotReady,
    ReleaseNotSwitchable,
)
from elearn.domain.errors import ReleaseNotFound
from elearn.formats.bank_files.read_release import read_release
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading
from elearn.storage.releases import find_release_hash, load_current_banks
from elearn.usecases.cancel_publishing import cancel_publishing
from elearn.usecases.discard_draft import discard_draft
from elearn.usecases.export_release import export_release
from elearn.usecases.load_banks import LoadOutcome, load_banks
from elearn.usecases.rebase_draft import rebase_draft
from elearn.usecases.switch_due_releases import switch_due_releases
from tests.usecases.editing_desk import Desk, item_key
from tests.usecases.publishing_desk import PublishingDesk

ITEM = item_key("law-0001")
STEM = "Кто в России является источником власти?"
DAY = timedelta(days=1)


@pytest.fixture
def desk(engine: Engine) -> PublishingDesk:
    return PublishingDesk(engine)


def served_stem(desk: Desk) -> str:
    with reading(desk.engine) as session:
        bank = load_current_banks(session)[desk.bank_id]
    return next(item.stem for item in bank.items if item.id == "law-0001")


def test_a_published_draft_serves_learners_and_is_closed(desk: PublishingDesk) -> None:
    desk.prepare(STEM)

    assert desk.publish().release == "2026.2"

    assert (desk.current(), served_stem(desk)) == ("2026.2", STEM)
    with pytest.raises(DraftNotFound):
        desk.load()
    with reading(desk.engine) as session:
        actions = [entry.action for entry in list_audit_entries(session)]
    assert actions == [
        "switch_release",
        "publish_release",
        "approve_entries",
        "submit_entries",
        "save_entry",
        "open_draft",
    ]


def test_nothing_is_published_without_a_change_an_approval_or_with_a_wrong_key(desk: PublishingDesk) -> None:
    desk.open()
    with pytest.raises(DraftNotReady) as nothing:
        desk.publish()
    desk.change_item("law-0001", stem=STEM)
    with pytest.raises(DraftNotReady) as unapproved:
        desk.publish()
    desk.change_item("law-0001", key="b")  # the key says nothing of why it tempts
    desk.submit()
    desk.approve()
    with pytest.raises(DraftNotReady) as defective:
        desk.publish()

    assert (nothing.value.unapproved, unapproved.value.unapproved) == (0, 1)
    assert defective.value.unapproved == 0
    assert defective.value.defects > 0
    assert desk.current() == "2026.1"


def test_what_was_changed_back_needs_nobodys_approval(desk: PublishingDesk) -> None:
    desk.prepare()
    before = desk.load().base[item_key("law-0002")].data["stem"]
    desk.change_item("law-0002", stem="Ошибка?")
    desk.change_item("law-0002", stem=before)

    assert desk.publish().release == "2026.2"


def test_a_release_dated_for_tomorrow_begins_tomorrow_by_itself(desk: PublishingDesk) -> None:
    desk.prepare(STEM)
    desk.publish(desk.now + DAY)

    assert desk.current() == "2026.1"
    for passed, expected in ((DAY - timedelta(seconds=1), "2026.1"), (DAY, "2026.2")):
        with desk.at_work() as session:
            switch_due_releases(session, now=desk.now + passed)
        assert desk.current() == expected
    with desk.at_work() as session:
        assert switch_due_releases(session, now=desk.now + 2 * DAY) == []


def test_of_a_bank_one_release_at_a_time_waits_for_its_day(desk: PublishingDesk) -> None:
    desk.prepare()
    desk.publish(desk.now + DAY)
    desk.prepare("Другой вопрос о власти?")

    with pytest.raises(ReleaseNotSwitchable):
        desk.publish()


def test_a_cancelled_release_never_begins(desk: PublishingDesk) -> None:
    desk.prepare()
    desk.publish(desk.now + DAY)
    for _ in range(2):
        with desk.at_work() as session:
            cancel_publishing(session, bank_id=desk.bank_id, account_id=desk.anna, now=desk.now)

    with desk.at_work() as session:
        assert switch_due_releases(session, now=desk.now + DAY) == []
    with reading(desk.engine) as session:
        assert list_audit_entries(session)[0].action == "cancel_release"


def test_an_earlier_release_comes_back_at_once_with_a_reason(desk: PublishingDesk) -> None:
    desk.prepare(STEM)
    desk.publish()

    desk.roll_back("2026.1")

    assert desk.current() == "2026.1"
    assert served_stem(desk) != STEM
    with reading(desk.engine) as session:
        done = [entry.subject for entry in list_audit_entries(session) if entry.action == "roll_back"]
    assert done == ["legislation 2026.2 → 2026.1"]


@pytest.mark.parametrize(("release", "reason"), [("2026.2", "Причина"), ("2026.1", "  ")])
def test_no_roll_back_to_what_serves_or_without_a_reason(
    desk: PublishingDesk, release: str, reason: str
) -> None:
    desk.prepare()
    desk.publish()

    with pytest.raises(ReleaseNotSwitchable):
        desk.roll_back(release, reason)


def test_no_roll_back_to_a_release_that_never_was(desk: PublishingDesk) -> None:
    with pytest.raises(ReleaseNotFound):
        desk.roll_back("2025.1")


def test_a_start_of_the_server_undoes_no_roll_back(desk: PublishingDesk, tmp_path: Path) -> None:
    desk.prepare()
    ref = desk.publish()
    desk.roll_back("2026.1")
    with reading(desk.engine) as session:
        export_release(session, ref=ref, folder=tmp_path)
    with desk.at_work() as session:
        results = load_banks(session, folder=tmp_path, now=desk.now, today=desk.now.date())

    assert [result.outcome for result in results] == [LoadOutcome.UNCHANGED]
    assert desk.current() == "2026.1"


def test_what_is_exported_loads_elsewhere_with_the_same_hash(desk: PublishingDesk, tmp_path: Path) -> None:
    desk.prepare(STEM)
    ref = desk.publish()
    with reading(desk.engine) as session:
        folder = export_release(session, ref=ref, folder=tmp_path)
        sha256 = find_release_hash(session, ref)

    release = read_release(folder)

    assert release.sha256 == sha256
    assert release.bank is not None
    assert (release.bank.release, release.bank.item_by_id[ITEM.id].stem) == ("2026.2", STEM)  # type: ignore[index]


def test_a_draft_of_an_older_release_takes_the_new_one_in_first(desk: PublishingDesk) -> None:
    desk.prepare()
    desk.publish()
    desk.roll_back("2026.1")
    desk.reword("Черновик по старому выпуску?")
    desk.change_item("law-0002", stem="Ещё одно задание?")
    desk.submit()
    desk.approve()
    desk.roll_back("2026.2", "Всё-таки верно")

    with pytest.raises(BaseMoved):
        desk.publish()
    with desk.at_work() as session:
        rebased = rebase_draft(session, bank_id=desk.bank_id, account_id=desk.anna, now=desk.now)

    assert (rebased.release, rebased.conflicts) == ("2026.2", (ITEM,))
    states = {key.id: entry.state for key, entry in desk.load().changed.items()}
    assert states == {"law-0001": EntryState.DRAFT, "law-0002": EntryState.APPROVED}


def test_a_draft_that_is_thrown_away_changes_nothing(desk: PublishingDesk) -> None:
    desk.prepare()
    with desk.at_work() as session:
        discard_draft(session, bank_id=desk.bank_id, account_id=desk.anna, now=desk.now)

    desk.open()
    assert desk.load().changed == {}
