"""Wording leaves translations fresh, meaning does not; and neither hides what was said before."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.drafts import ChangeKind
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.entry_sources import hash_source
from tests.usecases.editing_desk import item_key
from tests.usecases.publishing_desk import PublishingDesk

ITEM = item_key("law-0001")
UZBEK = EntryKey(EntryKind.TRANSLATION, "law-0001", "uz")
TAJIK = EntryKey(EntryKind.TRANSLATION, "law-0001", "tg")


@pytest.fixture
def desk(engine: Engine) -> PublishingDesk:
    desk = PublishingDesk(engine)
    desk.open()
    return desk


def is_fresh(desk: PublishingDesk, key: EntryKey = UZBEK) -> bool:
    entries = desk.load().entries
    return bool(entries[key].data["source"] == hash_source(entries[ITEM]))


def translate(desk: PublishingDesk, key: EntryKey, text: str) -> None:
    """Write a translation of the Russian text of now."""
    entries = desk.load().entries
    desk.save(key, {**entries[key].data, "stem": text, "source": hash_source(entries[ITEM])}, by=desk.boris)


@pytest.mark.parametrize("stem", ["Новый закон, с опечаткой?", "Новый закон, без опечатки?"])
def test_wording_after_an_approved_change_of_meaning_renews_no_translation(
    desk: PublishingDesk, stem: str
) -> None:
    desk.write(ITEM, ChangeKind.MEANING, stem="Новый закон, с опечаткой?")
    desk.submit()
    desk.approve(keys=[ITEM])

    for _ in range(2):  # as autosave does
        desk.write(ITEM, ChangeKind.WORDING, stem=stem)

    assert desk.load().changed[ITEM].change is ChangeKind.MEANING
    assert desk.load().entries[UZBEK] == desk.load().base[UZBEK]


def test_an_entry_that_is_as_the_base_again_begins_anew(desk: PublishingDesk) -> None:
    stem = desk.load().entries[ITEM].data["stem"]
    desk.write(ITEM, ChangeKind.MEANING, stem="Новый закон?")
    desk.submit()
    desk.approve(keys=[ITEM])
    desk.write(ITEM, ChangeKind.MEANING, stem=stem)

    desk.write(ITEM, ChangeKind.WORDING, stem="Тот же закон, иначе?")

    assert desk.load().changed[ITEM].change is ChangeKind.WORDING


def test_meaning_takes_back_what_wording_renewed_even_when_a_text_comes_back(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem="Второй?")
    desk.write(ITEM, ChangeKind.MEANING, stem="Третий?")
    desk.write(ITEM, ChangeKind.MEANING, stem="Второй?")

    assert desk.load().entries[UZBEK].data == desk.load().base[UZBEK].data


def test_a_comma_says_nothing_of_ones_own_meaning_before(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.MEANING, stem="Совсем другой вопрос?")
    desk.wait(timedelta(days=2))

    desk.write(ITEM, ChangeKind.WORDING, stem="Совсем другой вопрос, да?")

    assert not is_fresh(desk)
    assert desk.load().changed[ITEM].change is ChangeKind.MEANING


def test_a_comma_keeps_fresh_what_was_translated_from_the_new_meaning(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.MEANING, stem="Совсем другой вопрос?")
    translate(desk, TAJIK, "Саволи дигар?")

    desk.write(ITEM, ChangeKind.WORDING, stem="Совсем другой вопрос, да?", by=desk.boris)

    assert (is_fresh(desk, TAJIK), is_fresh(desk)) == (True, False)


def test_meaning_takes_back_what_no_translator_read(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem="Первый?")
    translate(desk, TAJIK, "Саволи нав?")
    desk.write(ITEM, ChangeKind.WORDING, stem="Второй, совсем другой?")
    assert (is_fresh(desk, TAJIK), is_fresh(desk)) == (True, True)

    desk.write(ITEM, ChangeKind.MEANING)

    assert (is_fresh(desk, TAJIK), is_fresh(desk)) == (False, False)


def test_who_takes_wording_back_keeps_what_was_translated_from_this_very_text(desk: PublishingDesk) -> None:
    desk.write(ITEM, ChangeKind.WORDING, stem="Первый?")
    translate(desk, TAJIK, "Саволи нав?")

    desk.write(ITEM, ChangeKind.MEANING)

    assert (is_fresh(desk, TAJIK), is_fresh(desk)) == (True, False)


def test_a_text_that_is_typed_back_finds_its_translations_fresh(desk: PublishingDesk) -> None:
    stem = desk.load().entries[ITEM].data["stem"]
    desk.write(ITEM, ChangeKind.WORDING, stem="Второй?")

    desk.write(ITEM, ChangeKind.MEANING, stem=stem, by=desk.boris)

    assert desk.load().entries[UZBEK] == desk.load().base[UZBEK]
