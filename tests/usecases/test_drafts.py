"""Editors work on the draft of a bank."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.drafts import ChangeKind, EntryState
from elearn.domain.editing_errors import DraftNotFound, EntryChangedMeanwhile
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.errors import ReleaseNotFound
from elearn.domain.items import BankId
from elearn.formats.bank_files.reference_contents import read_reference_contents
from elearn.storage.audit import list_audit_entries
from elearn.storage.drafts import list_revisions
from elearn.storage.engine import reading
from elearn.usecases.check_draft import check_draft
from elearn.usecases.save_entry import ONE_TEXT
from tests.builders import NOW
from tests.usecases.editing_desk import BANKS, Desk, item_key, real_release

ITEM = item_key("law-0001")


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return Desk(engine)


def test_a_draft_begins_as_the_release_that_is_current(desk: Desk) -> None:
    desk.open()

    loaded = desk.load()

    assert loaded.draft.base.release == "2026.1"
    assert loaded.entries == loaded.base
    assert sum(key.kind is EntryKind.ITEM for key in loaded.entries) == 126


def test_a_bank_has_one_open_draft_whoever_opens_it(desk: Desk) -> None:
    first = desk.open(desk.anna)

    assert desk.open(desk.boris) == first
    with reading(desk.engine) as session:
        assert [entry.action for entry in list_audit_entries(session)] == ["open_draft"]


def test_no_draft_of_an_unknown_bank(desk: Desk) -> None:
    desk.bank_id = BankId("chess")

    with pytest.raises(ReleaseNotFound):
        desk.open()


def test_before_it_is_opened_there_is_no_draft(desk: Desk) -> None:
    with pytest.raises(DraftNotFound):
        desk.load()


def test_a_change_is_there_for_everybody_and_the_release_stays(desk: Desk) -> None:
    desk.open()

    entry = desk.change_item("law-0001", stem="Новый вопрос?")

    assert (entry.version, entry.state, entry.change) == (1, EntryState.DRAFT, ChangeKind.MEANING)
    assert desk.load().entries[ITEM].data["stem"] == "Новый вопрос?"
    assert desk.load().base[ITEM].data["stem"] != "Новый вопрос?"


@pytest.mark.parametrize("saves_before", [0, 1])
def test_of_two_who_saw_the_same_text_the_second_is_told_and_changes_nothing(
    desk: Desk, saves_before: int
) -> None:
    desk.open()
    for number in range(saves_before):
        desk.change_item("law-0001", stem=f"Раньше {number}?")
    data = desk.load().entries[ITEM].data
    desk.save(ITEM, {**data, "stem": "Анна?"}, by=desk.anna, version=saves_before)

    with pytest.raises(EntryChangedMeanwhile) as raised:
        desk.save(ITEM, {**data, "stem": "Борис?"}, by=desk.boris, version=saves_before)

    assert raised.value.version == saves_before + 1
    assert desk.load().entries[ITEM].data["stem"] == "Анна?"


def test_an_entry_that_is_taken_out_is_not_in_the_draft(desk: Desk) -> None:
    desk.open()

    desk.save(ITEM, None)

    assert ITEM not in desk.load().entries


def test_what_one_person_writes_within_minutes_is_one_text_of_the_history(desk: Desk) -> None:
    desk.open()
    for number in range(3):
        desk.change_item("law-0001", stem=f"Вопрос {number}?")
        desk.now += timedelta(seconds=3)
    desk.change_item("law-0001", by=desk.boris, stem="Борис?")
    desk.now += ONE_TEXT
    desk.change_item("law-0001", by=desk.boris, stem="Борис позже?")

    with reading(desk.engine) as session:
        history = list_revisions(session, desk.bank_id, ITEM)
    assert [text.data["stem"] for text in history if text.data] == ["Борис позже?", "Борис?", "Вопрос 2?"]
    assert [text.account_id for text in history] == [desk.boris, desk.boris, desk.anna]


def test_nobody_writes_one_text_for_longer_than_ten_minutes(desk: Desk) -> None:
    desk.open()
    for minute in range(0, 25, 5):
        desk.change_item("law-0001", stem=f"Минута {minute}?")
        desk.now += timedelta(minutes=5)

    with reading(desk.engine) as session:
        history = list_revisions(session, desk.bank_id, ITEM)
    assert [text.data["stem"] for text in history if text.data] == ["Минута 20?", "Минута 15?", "Минута 5?"]


def test_everybody_who_changed_an_entry_is_known(desk: Desk) -> None:
    desk.open()
    desk.change_item("law-0001", stem="Анна?")
    entry = desk.change_item("law-0001", by=desk.boris, stem="Борис?")

    assert entry.changed_by == (desk.anna, desk.boris)


def test_meaning_stays_meaning_when_only_the_wording_follows(desk: Desk) -> None:
    desk.open()
    desk.change_item("law-0001", stem="Другой вопрос?")
    data = desk.load().entries[ITEM].data

    assert desk.save(ITEM, data, change=ChangeKind.WORDING).change is ChangeKind.MEANING


def test_a_draft_without_a_change_is_the_release_byte_for_byte_and_sound(desk: Desk) -> None:
    desk.open()

    with reading(desk.engine) as session:
        checked = check_draft(session, desk.load(), read_reference_contents(BANKS), today=NOW.date())

    assert checked.release.sha256 == real_release(desk.bank_id).sha256
    assert not [defect for defect in checked.defects if not defect.is_overdue]


def test_what_is_wrong_with_a_draft_is_said_as_of_files(desk: Desk) -> None:
    desk.open()
    desk.change_item("law-0001", key="b")
    desk.save(EntryKey(EntryKind.TRANSLATION, "law-0002", "uz"), None)

    with reading(desk.engine) as session:
        checked = check_draft(session, desk.load(), read_reference_contents(BANKS), today=NOW.date())

    assert {defect.item for defect in checked.defects if not defect.is_overdue} >= {"law-0001", "law-0002"}
