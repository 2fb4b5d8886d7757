"""Every text that an item had is kept, shown and can come back; and what people say about it."""

import re
from datetime import timedelta

import pytest

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.permissions import Role
from tests.usecases.editing_desk import item_key
from tests.usecases.shipped_releases import STEM, ship_release
from tests.web.editor.draft_desk import Browser, DraftDesk

ITEM = "legislation/items/law-0001"
HISTORY = f"{ITEM}/history"
KEY = item_key("law-0001")


def restore_fields(page: str, which: int = -1) -> dict[str, str]:
    """Read one of the buttons that put a text back: the last is the oldest text."""
    names = ("language", "draft", "version", "revision")
    forms = re.findall(".*?".join(rf'name="{name}" value="([^"]*)">' for name in names), page)
    return dict(zip(names, forms[which], strict=True))


def test_the_history_marks_word_by_word_what_changed(vera: Browser) -> None:
    vera.change(ITEM, explanation="Паспорт нужен всегда.")
    page = vera.get(HISTORY).text

    assert "vera" in page
    assert re.search(r"<ins>.*?Паспорт", page)
    assert "<del>" in page
    assert "added:" in page


def test_an_earlier_text_comes_back(drafts: DraftDesk, vera: Browser) -> None:
    before = drafts.desk.load().entries[KEY].data
    drafts.desk.change_item("law-0001", stem="Раз?")
    vera.change(ITEM, stem="Два?")

    vera.send(HISTORY, restore_fields(vera.get(HISTORY).text))

    assert drafts.desk.load().entries[KEY].data == before


def test_any_text_between_comes_back_too(drafts: DraftDesk, vera: Browser) -> None:
    drafts.desk.change_item("law-0001", stem="Раз?")
    vera.change(ITEM, stem="Два?")

    vera.send(HISTORY, restore_fields(vera.get(HISTORY).text, 0))

    assert drafts.desk.load().entries[KEY].data["stem"] == "Раз?"


def test_the_text_of_an_earlier_release_is_shown_and_comes_back(drafts: DraftDesk, vera: Browser) -> None:
    drafts.desk.now += timedelta(days=1)
    ship_release(drafts.desk, "2026.2", new="Кто правит?")
    drafts.begin_anew()
    page = vera.get(HISTORY).text

    assert page.index("Release 2026.2") < page.index("Release 2026.1")
    assert "<del>" in page
    vera.send(HISTORY, restore_fields(page))
    assert drafts.desk.load().entries[KEY].data["stem"] == STEM


def test_a_text_names_the_release_that_came_out_with_it(drafts: DraftDesk, vera: Browser) -> None:
    drafts.desk.change_item("law-0001", stem="Кто правит?")
    drafts.desk.now += timedelta(days=1)
    ship_release(drafts.desk, "2026.2", new="Кто правит?")

    page = vera.get(HISTORY).text

    assert re.search(r"anna.*?Release 2026.2.*?Кто.*?Release 2026.1", page, re.DOTALL)


def test_what_changed_after_the_page_was_opened_is_not_overwritten(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(ITEM, stem="Раз?")
    fields = restore_fields(vera.get(HISTORY).text)
    drafts.desk.change_item("law-0001", stem="Два?")

    assert vera.send(HISTORY, fields).status_code == 409
    assert drafts.desk.load().entries[KEY].data["stem"] == "Два?"


def test_a_page_of_a_draft_that_was_thrown_away_changes_nothing_in_the_next(
    drafts: DraftDesk, vera: Browser
) -> None:
    vera.change(ITEM, stem="Раз?")
    fields = restore_fields(vera.get(HISTORY).text)
    drafts.begin_anew()
    drafts.desk.change_item("law-0001", stem="Два?")

    assert vera.send(HISTORY, fields).status_code == 409
    assert vera.send(f"{ITEM}/take-out", fields).status_code == 409
    assert drafts.desk.load().entries[KEY].data["stem"] == "Два?"


def test_an_item_is_taken_out_with_its_translations_and_comes_back(drafts: DraftDesk, vera: Browser) -> None:
    before = drafts.desk.load().entries
    assert vera.send(f"{ITEM}/take-out", {"version": "0", "draft": drafts.mark}).status_code == 303
    assert not [key for key in drafts.desk.load().entries if key.id == "law-0001"]
    assert vera.get(ITEM).status_code == 404
    assert "law-0001" in vera.get("legislation", text="zzzz").text

    vera.send(HISTORY, restore_fields(vera.get(HISTORY).text))

    assert drafts.desk.load().entries == before


def test_the_history_of_a_translation(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(f"{ITEM}/translations/uz", stem="Savol?")
    page = vera.get(HISTORY, language="uz").text

    assert "Savol" in page
    assert vera.send(HISTORY, restore_fields(page)).status_code == 303
    assert (
        drafts.desk.load().entries[EntryKey(EntryKind.TRANSLATION, "law-0001", "uz")].data["stem"] != "Savol?"
    )


def test_translators_put_nothing_russian_back(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(ITEM, stem="Раз?")
    translator = drafts.enter("tahmina", Role.TRANSLATOR)
    page = translator.get(HISTORY)

    assert page.status_code == 200
    assert "Put this text back" not in page.text
    fields = restore_fields(vera.get(HISTORY).text)
    assert translator.send(HISTORY, fields).status_code == 403
    assert translator.send(f"{ITEM}/take-out", {"version": "1"}).status_code == 403


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"revision": "9"},
        {"revision": "9" * 30},
        {"revision": "2019.1"},
        {"revision": "."},
        {"language": "ru"},
    ],
)
def test_a_text_that_never_was_does_not_come_back(vera: Browser, fields: dict[str, str]) -> None:
    vera.change(ITEM, stem="Раз?")

    assert vera.send(HISTORY, {"version": "1", **fields}).status_code in {303, 404, 409}
    assert vera.get(ITEM).status_code == 200


def test_people_talk_about_an_item_and_settle_it(drafts: DraftDesk, vera: Browser) -> None:
    translator = drafts.enter("tahmina", Role.TRANSLATOR)
    translator.send(f"{ITEM}/comments", {"text": "Что значит <b>это</b>?", "language": "uz"})

    page = vera.get(ITEM).text
    assert "tahmina" in page
    assert "Что значит &lt;b&gt;это" in page
    where = re.search(r"law-0001/comments/([0-9a-f-]{36})", page)
    assert where
    assert vera.send(f"{ITEM}/comments/{where[1]}", {}).status_code == 303
    assert vera.send(f"{ITEM}/comments/{where[1]}", {}).status_code == 303
    assert where[1] not in vera.get(ITEM).text


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001])
def test_an_empty_or_endless_comment_is_not_kept(vera: Browser, text: str) -> None:
    assert vera.send(f"{ITEM}/comments", {"text": text}).status_code == 303
    assert 'class="card card--now"' not in vera.get(ITEM).text


def test_nobody_talks_about_what_is_not_there(vera: Browser) -> None:
    assert vera.send("legislation/items/law-9999/comments", {"text": "?"}).status_code == 404
