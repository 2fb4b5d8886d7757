"""A text that comes back finds its translations as they were."""

import pytest
from sqlalchemy import Engine

from elearn.domain.drafts import ChangeKind
from elearn.domain.entries import EntryKey
from elearn.domain.entry_sources import hash_source
from elearn.domain.publishing import list_unapproved
from elearn.storage.drafts import list_revisions
from elearn.storage.engine import reading
from elearn.usecases.restore_entry import Restore, restore_entry
from tests.usecases.editing_desk import item_key
from tests.usecases.publishing_desk import PublishingDesk, translation_key

ITEM = item_key("law-0001")
UZBEK, TAJIK = translation_key("law-0001", "uz"), translation_key("law-0001", "tg")
OTHER = "Кто, по закону, является источником власти?"


@pytest.fixture
def desk(sqlite_engine: Engine) -> PublishingDesk:
    desk = PublishingDesk(sqlite_engine)
    desk.open()
    return desk


def restore(desk: PublishingDesk, key: EntryKey, revision_id: int = 0) -> None:
    """Put a text of the history back; 0: the one that learners have."""
    loaded = desk.load()
    wanted = Restore(key, revision_id, loaded.version_of(key))
    with desk.at_work() as session:
        restore_entry(session, loaded, wanted, account_id=desk.boris, now=desk.now)


def newest_text(desk: PublishingDesk, key: EntryKey) -> int:
    with reading(desk.engine) as session:
        return list_revisions(session, desk.bank_id, key)[0].id


def is_fresh(desk: PublishingDesk, key: EntryKey = UZBEK) -> bool:
    entries = desk.load().entries
    return bool(entries[key].data["source"] == hash_source(entries[ITEM]))


def translate(desk: PublishingDesk, key: EntryKey) -> None:
    """Write a translation of the Russian text of now."""
    entries = desk.load().entries
    desk.save(key, {**entries[key].data, "stem": "Дигар?", "source": hash_source(entries[ITEM])})


def test_learners_text_comes_back_with_its_translations(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem=OTHER)

    restore(desk, ITEM)

    loaded = desk.load()
    assert loaded.entries == loaded.base
    assert list_unapproved(loaded.base, loaded.changed) == []


@pytest.mark.parametrize("change", ChangeKind)
def test_what_was_translated_anew_is_fresh_only_where_both_texts_mean_the_same(
    desk: PublishingDesk, change: ChangeKind
) -> None:
    desk.write(ITEM, change, stem=OTHER)
    translate(desk, TAJIK)

    restore(desk, ITEM)

    assert is_fresh(desk)
    assert is_fresh(desk, TAJIK) is (change is ChangeKind.WORDING)


def test_an_older_text_of_the_draft_counts_as_another_meaning(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem=OTHER)
    older = newest_text(desk, ITEM)
    desk.write(ITEM, ChangeKind.WORDING, stem=f"{OTHER}!", by=desk.boris)
    assert is_fresh(desk)

    restore(desk, ITEM, older)

    assert not is_fresh(desk)
    assert desk.load().changed[ITEM].change is ChangeKind.MEANING


def test_an_older_text_finds_fresh_what_was_translated_from_it(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem=OTHER)
    older = newest_text(desk, ITEM)
    translate(desk, TAJIK)
    desk.write(ITEM, ChangeKind.WORDING, stem=f"{OTHER}!", by=desk.boris)

    restore(desk, ITEM, older)

    assert (is_fresh(desk, TAJIK), is_fresh(desk)) == (True, False)


@pytest.mark.parametrize(("change", "expected"), [(ChangeKind.WORDING, True), (ChangeKind.MEANING, False)])
def test_a_translation_that_comes_back_is_of_the_wording_of_now(
    desk: PublishingDesk, change: ChangeKind, expected: bool
) -> None:
    desk.write(ITEM, change, stem=OTHER)
    translate(desk, UZBEK)

    restore(desk, UZBEK)

    loaded = desk.load()
    assert loaded.entries[UZBEK].data["stem"] == loaded.base[UZBEK].data["stem"]
    assert is_fresh(desk) is expected


def test_a_translation_that_came_back_follows_the_wording_only_as_long_as_it_is_wording(
    desk: PublishingDesk,
) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem=OTHER)
    translate(desk, UZBEK)
    restore(desk, UZBEK)
    assert is_fresh(desk)

    desk.write(ITEM, ChangeKind.MEANING)

    assert not is_fresh(desk)
