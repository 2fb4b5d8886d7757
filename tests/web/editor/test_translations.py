"""Translators work on translations beside the Russian text."""

import pytest

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.permissions import Role
from elearn.storage.account_languages import set_account_languages
from elearn.storage.engine import transaction
from elearn.usecases.find_items import ItemFilter, find_items
from tests.web.editor.draft_desk import Browser, DraftDesk, form_of

HERE = "legislation/items/law-0001/translations/uz"
ITEM = "legislation/items/law-0001"
KEY = EntryKey(EntryKind.TRANSLATION, "law-0001", "uz")


@pytest.fixture
def dilnoza(drafts: DraftDesk) -> Browser:
    """A translator into Uzbek."""
    browser = drafts.enter("dilnoza", Role.TRANSLATOR)
    with transaction(drafts.desk.engine) as session:
        set_account_languages(session, browser.account_id, {"uz": False})
    return browser


def state_of(drafts: DraftDesk, language: str = "uz") -> str:
    return find_items(drafts.desk.load(), ItemFilter(text="law-0001"))[0].translations[language]


def test_a_translator_changes_a_text_of_their_language(drafts: DraftDesk, dilnoza: Browser) -> None:
    answer = dilnoza.change(HERE, stem="Yangi savol?", choices__b="Boshqa javob")

    assert answer.status_code == 303
    data = drafts.desk.load().entries[KEY].data
    assert (data["stem"], data["choices"]["b"]) == ("Yangi savol?", "Boshqa javob")
    assert state_of(drafts) == "draft"


def test_and_of_no_other(dilnoza: Browser) -> None:
    kyrgyz = HERE.replace("uz", "ky")

    assert dilnoza.get(kyrgyz).status_code == 200
    assert dilnoza.send(kyrgyz, {"stem": "x"}).status_code == 403


def test_an_editor_changes_every_language(drafts: DraftDesk, vera: Browser) -> None:
    assert vera.change(HERE.replace("uz", "ky"), stem="Жаңы суроо?").status_code == 303


def test_a_stale_translation_shows_what_changed_and_is_fresh_when_it_is_saved(
    drafts: DraftDesk, vera: Browser, dilnoza: Browser
) -> None:
    vera.change(ITEM, stem="Совсем новый вопрос?")

    page = dilnoza.get(HERE).text
    assert state_of(drafts) == "stale"
    assert "<ins>" in page
    assert "Совсем" in page

    dilnoza.change(HERE)
    assert state_of(drafts) == "draft"


def test_a_translation_of_a_text_that_changed_meanwhile_is_stale(
    drafts: DraftDesk, vera: Browser, dilnoza: Browser
) -> None:
    vera.change(ITEM, stem="Новый вопрос?")
    typed = dilnoza.fill(HERE, stem="Yangi savol?")
    vera.change(ITEM, stem="Ещё один вопрос?")

    assert dilnoza.send(HERE, typed).status_code == 303
    assert state_of(drafts) == "stale"


def test_a_change_of_wording_meanwhile_stands_in_nobodys_way(
    drafts: DraftDesk, vera: Browser, dilnoza: Browser
) -> None:
    typed = dilnoza.fill(HERE, stem="Yangi savol?")
    vera.change(ITEM, stem="Тот же вопрос, иначе?", change="wording")

    assert dilnoza.send(HERE, typed).status_code == 303
    assert state_of(drafts) == "draft"
    assert drafts.desk.load().entries[KEY].data["stem"] == "Yangi savol?"


def test_saving_what_is_fresh_and_the_same_changes_nothing(drafts: DraftDesk, dilnoza: Browser) -> None:
    dilnoza.change(HERE)

    assert drafts.desk.load().changed == {}


def test_what_was_reviewed_is_a_draft_again_once_it_is_changed(drafts: DraftDesk, dilnoza: Browser) -> None:
    data = drafts.desk.load().entries[KEY].data
    drafts.desk.save(KEY, {**data, "state": "reviewed"})
    assert state_of(drafts) == "reviewed"

    dilnoza.change(HERE, stem="Yangi savol?")

    assert state_of(drafts) == "draft"


def test_two_translators_at_once_lose_nothing(drafts: DraftDesk, vera: Browser, dilnoza: Browser) -> None:
    typed = dilnoza.fill(HERE, stem="Dilnozaning savoli?")
    vera.change(HERE, stem="Veraning savoli?")

    merge = dilnoza.send(HERE, typed)
    assert merge.status_code == 409
    assert "Dilnozaning" in merge.text
    assert "Veraning" in merge.text

    assert dilnoza.send(HERE, form_of(merge.text)).status_code == 303
    assert drafts.desk.load().entries[KEY].data["stem"] == "Dilnozaning savoli?"


def test_a_translation_that_is_missing_begins_here(drafts: DraftDesk, dilnoza: Browser) -> None:
    drafts.desk.save(KEY, None)
    assert state_of(drafts) == "missing"

    answer = dilnoza.change(
        HERE, stem="Savol?", choices__a="Ha", choices__b="Yoʻq", choices__c="Bilmayman", explanation="Chunki."
    )

    assert answer.status_code == 303
    assert state_of(drafts) == "draft"


def test_words_of_the_glossary_are_marked_with_the_approved_word(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(ITEM, stem="Где взять миграционную карту?")

    page = vera.get(HERE.replace("/uz", "/en")).text

    assert "<mark>миграционную карту</mark>" in page
    assert "migration card" in page


@pytest.mark.parametrize("language", ["ru", "uz-cyrl", "xx", "%00", "../x"])
def test_only_languages_that_people_write_are_pages(vera: Browser, language: str) -> None:
    assert vera.get(f"{ITEM}/translations/{language}").status_code == 404


@pytest.mark.parametrize("source", ["", "x", "0" * 16, "<script>", "f" * 5000])
def test_a_wrong_hash_breaks_nothing(drafts: DraftDesk, dilnoza: Browser, source: str) -> None:
    assert dilnoza.change(HERE, stem="Savol?", source=source).status_code == 303
    assert state_of(drafts) in {"draft", "stale"}
