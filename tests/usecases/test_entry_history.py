"""Every text that an entry ever had is in its history, and comes back from there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.editing_errors import EntryNotFound
from elearn.domain.entries import EntryKey
from elearn.storage.engine import reading
from elearn.usecases.discard_draft import discard_draft
from elearn.usecases.load_entry_history import HistoryStep, load_entry_history
from elearn.usecases.rebase_draft import rebase_draft
from elearn.usecases.restore_entry import Restore, restore_entry
from tests.conftest import Recorder
from tests.usecases.editing_desk import item_key
from tests.usecases.publishing_desk import PublishingDesk, translation_key
from tests.usecases.shipped_releases import STEM, ship_release

ITEM = item_key("law-0001")
UZBEK = translation_key("law-0001", "uz")
OURS = "Кто в России является источником власти?"
LATER = "Кто в России правит?"


@pytest.fixture
def desk(sqlite_engine: Engine) -> PublishingDesk:
    return PublishingDesk(sqlite_engine)


def history(desk: PublishingDesk, key: EntryKey = ITEM) -> list[HistoryStep]:
    with reading(desk.engine) as session:
        return load_entry_history(session, desk.load(), key)


def stems(desk: PublishingDesk, key: EntryKey = ITEM) -> list[tuple[str, str]]:
    """Return the stem before and after each step, the newest first."""
    found = [[each for each in step.changes if each.name == "stem"] for step in history(desk, key)]
    return [(each[0].before, each[0].after) if each else ("", "") for each in found]


def publish(desk: PublishingDesk) -> None:
    desk.submit()
    desk.approve()
    desk.publish()


def restore(desk: PublishingDesk, step: HistoryStep, key: EntryKey = ITEM) -> None:
    loaded = desk.load()
    wanted = Restore(key, step.id, loaded.version_of(key), release="" if step.id else step.release)
    with desk.at_work() as session:
        restore_entry(session, loaded, wanted, account_id=desk.anna, now=desk.now)


def throw_away(desk: PublishingDesk) -> None:
    with desk.at_work() as session:
        discard_draft(session, bank_id=desk.bank_id, account_id=desk.anna, now=desk.now)


def test_the_text_before_the_first_edit_is_there_after_the_edit_is_published(desk: PublishingDesk) -> None:
    desk.reword(OURS)
    publish(desk)
    desk.open()

    ours, shipped = history(desk)

    assert (ours.user_name, ours.release, ours.is_now) == ("anna", "2026.2", True)
    assert (shipped.id, shipped.release, shipped.is_now, shipped.changes) == (0, "2026.1", False, ())
    assert stems(desk) == [(STEM, OURS), ("", "")]


def test_the_text_of_an_earlier_release_comes_back(desk: PublishingDesk) -> None:
    desk.open()
    before = desk.load().base[ITEM].data
    desk.change_item("law-0001", stem=OURS)
    publish(desk)
    desk.open()

    restore(desk, history(desk)[-1])

    assert desk.load().entries[ITEM].data == before
    assert stems(desk) == [(OURS, STEM), (STEM, OURS), ("", "")]


def test_every_edit_of_every_release_is_told_once_and_in_order(desk: PublishingDesk) -> None:
    for stem in (OURS, LATER):
        desk.reword(stem)
        publish(desk)
        desk.wait(timedelta(days=1))
    desk.reword("И ещё раз?")

    assert [step.release for step in history(desk)] == ["", "2026.3", "2026.2", "2026.1"]
    assert stems(desk) == [(LATER, "И ещё раз?"), (OURS, LATER), (STEM, OURS), ("", "")]


def test_a_draft_after_a_roll_back_still_tells_what_was_rolled_back(desk: PublishingDesk) -> None:
    desk.reword(OURS)
    publish(desk)
    desk.roll_back("2026.1")
    desk.open()

    assert [(step.release, step.is_now) for step in history(desk)] == [("2026.2", False), ("2026.1", True)]
    desk.wait(timedelta(days=1))
    desk.change_item("law-0001", stem=LATER)
    assert [step.release for step in history(desk)] == ["", "2026.1", "2026.2", "2026.1"]
    assert stems(desk) == [(STEM, LATER), (OURS, STEM), (STEM, OURS), ("", "")]


def test_a_draft_does_not_go_on_from_one_that_was_thrown_away(desk: PublishingDesk) -> None:
    desk.reword(OURS)
    throw_away(desk)
    desk.reword(LATER)

    assert stems(desk) == [(STEM, LATER), (OURS, STEM), (STEM, OURS), ("", "")]


def test_what_was_written_before_a_release_was_taken_in_is_told_before_it(desk: PublishingDesk) -> None:
    desk.reword(OURS)
    desk.wait(timedelta(days=1))
    ship_release(desk, "2026.2", new=LATER)
    with desk.at_work() as session:
        rebase_draft(session, bank_id=desk.bank_id, account_id=desk.anna, now=desk.now)

    assert stems(desk) == [(OURS, LATER), (STEM, OURS), ("", "")]
    desk.change_item("law-0001", stem="Кто правит?")
    assert stems(desk) == [(OURS, "Кто правит?"), (OURS, LATER), (STEM, OURS), ("", "")]


def test_what_came_as_files_is_told_and_comes_back_too(desk: PublishingDesk) -> None:
    desk.wait(timedelta(days=1))
    ship_release(desk, "2026.2", new=OURS)
    desk.wait(timedelta(days=1))
    ship_release(desk, "2026.3", new=LATER)
    desk.open()

    assert stems(desk) == [(OURS, LATER), (STEM, OURS), ("", "")]
    restore(desk, history(desk)[1])
    assert desk.load().entries[ITEM].data["stem"] == OURS


def test_an_item_that_moved_to_another_file_did_not_change(desk: PublishingDesk) -> None:
    desk.wait(timedelta(days=1))
    ship_release(desk, "2026.2", items="items/moved-")
    desk.open()

    (step,) = history(desk)

    assert (step.release, step.is_now) == ("2026.1", True)


def test_an_item_that_the_served_release_is_without_comes_back_with_its_translations(
    desk: PublishingDesk,
) -> None:
    desk.open()
    before = desk.load().base
    throw_away(desk)
    desk.wait(timedelta(days=1))
    ship_release(desk, "2026.2", old="law-0001", new="law-0998")
    desk.open()

    assert [step.is_taken_out for step in history(desk)] == [True, False]
    restore(desk, history(desk)[-1])

    assert {key: entry for key, entry in desk.load().entries.items() if key.id == "law-0001"} == {
        key: entry for key, entry in before.items() if key.id == "law-0001"
    }


def test_a_text_of_a_draft_that_was_thrown_away_comes_back_where_no_release_has_it(
    desk: PublishingDesk,
) -> None:
    key = item_key("law-0999")
    desk.open()
    desk.save(key, {"id": "law-0999", "stem": OURS})
    throw_away(desk)
    desk.open()

    restore(desk, history(desk, key)[0], key)

    assert desk.load().entries[key].data["stem"] == OURS


def test_the_shipped_translation_is_there_after_another_is_published(desk: PublishingDesk) -> None:
    desk.open()
    before = desk.load().base[UZBEK].data
    desk.save(UZBEK, {**before, "explanation": "Boshqacha."})
    publish(desk)
    desk.open()

    restore(desk, history(desk, UZBEK)[-1], UZBEK)

    assert desk.load().entries[UZBEK].data == before


def test_what_no_release_and_no_draft_ever_had_has_no_history(desk: PublishingDesk) -> None:
    desk.open()

    with pytest.raises(EntryNotFound):
        history(desk, item_key("law-9999"))
    with pytest.raises(EntryNotFound):
        restore(desk, replace(history(desk)[0], release="2019.1"))


def test_the_statements_of_a_history_do_not_grow_with_the_releases(
    engine: Engine, statements: Recorder
) -> None:
    desk, counts = PublishingDesk(engine), []
    desk.open()
    desk.change_item("law-0001", stem="Анна?")
    loaded = desk.load()
    for number, stem in enumerate((OURS, LATER), 2):
        ship_release(desk, f"2026.{number}", new=stem)
        with statements(desk.engine) as recorded, reading(desk.engine) as session:
            load_entry_history(session, loaded, ITEM)
        counts.append(len(recorded))

    assert counts == [5, 5]
