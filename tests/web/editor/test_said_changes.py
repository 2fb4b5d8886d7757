"""A page saves itself many times while one change is typed; what is said of it counts once, first or last."""

from dataclasses import dataclass, field

import pytest
from flask import Flask
from sqlalchemy import Engine

from elearn.domain.drafts import ChangeKind
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.entry_sources import hash_source
from elearn.web.clock import utc_now
from tests.usecases.editing_desk import item_key
from tests.usecases.publishing_desk import PublishingDesk
from tests.web.editor.draft_desk import Browser, DraftDesk

HERE = "legislation/items/law-0001"
KEY = item_key("law-0001")
UZBEK = EntryKey(EntryKind.TRANSLATION, "law-0001", "uz")
OTHER = "Совсем другой вопрос о власти?"


@dataclass
class Page:
    """An open page that saves itself."""

    browser: Browser
    path: str = HERE
    fields: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.fields = self.browser.fill(self.path)

    def type(self, **fields: str) -> None:
        self.fields |= fields
        answer = self.browser.send(f"{self.path}/autosave", self.fields)
        assert answer.status_code == 200, answer.text
        assert answer.json
        self.fields |= {"version": str(answer.json["version"]), "seen": answer.json["seen"]}


@pytest.fixture
def drafts(app: Flask, sqlite_engine: Engine) -> DraftDesk:
    """With Boris, who approves."""
    desk = PublishingDesk(sqlite_engine, now=utc_now())
    desk.open()
    return DraftDesk(app, desk)


def is_fresh(drafts: DraftDesk, key: EntryKey = UZBEK, russian: EntryKey = KEY) -> bool:
    entries = drafts.desk.load().entries
    return bool(entries[key].data["source"] == hash_source(entries[russian]))


def approve_by_another(drafts: DraftDesk) -> None:
    """Hand everything in, and have it approved by Boris."""
    desk = drafts.desk
    assert isinstance(desk, PublishingDesk)
    desk.now = utc_now()
    desk.submit()
    desk.approve()


def test_wording_that_is_said_first_holds_while_it_is_typed(drafts: DraftDesk, vera: Browser) -> None:
    page = Page(vera)
    page.type(stem="Кто", change="wording")
    page.type(stem="Кто, по закону,")
    page.type(stem="Кто, по закону, источник власти?")

    assert is_fresh(drafts)
    assert drafts.desk.load().said_of(KEY) is ChangeKind.WORDING


@pytest.mark.parametrize("last", ["Кто, по закону,", "Кто, по закону, источник власти?"])
def test_wording_that_is_said_last_is_said_of_all_that_was_typed(
    drafts: DraftDesk, vera: Browser, last: str
) -> None:
    page = Page(vera)
    page.type(stem="Кто")
    page.type(stem="Кто, по закону,")
    assert not is_fresh(drafts)

    page.type(stem=last, change="wording")

    assert is_fresh(drafts)
    assert drafts.desk.load().said_of(KEY) is ChangeKind.WORDING


def test_who_cannot_make_up_their_mind_is_heard_last(drafts: DraftDesk, vera: Browser) -> None:
    page = Page(vera)
    heard = []
    for change in ("wording", "meaning", "wording", "meaning"):
        page.type(stem=f"{page.fields['stem']}!", change=change)
        heard.append(is_fresh(drafts))
    for change in ("wording", "meaning"):
        page.type(change=change)
        heard.append(is_fresh(drafts))

    assert heard == [True, False] * 3
    assert drafts.desk.load().entries[UZBEK] == drafts.desk.load().base[UZBEK]


@pytest.mark.parametrize("is_last", [False, True])
def test_a_comma_on_another_day_says_nothing_of_the_meaning_before(
    drafts: DraftDesk, vera: Browser, is_last: bool
) -> None:
    vera.change(HERE, stem=OTHER)

    page = Page(vera)
    if is_last:
        page.type(stem=f"{OTHER}!")
    page.type(stem=f"{OTHER}!", change="wording")

    assert not is_fresh(drafts)
    assert drafts.desk.load().said_of(KEY) is ChangeKind.MEANING


def test_a_day_of_review_on_the_same_page_says_nothing_of_the_meaning_before(
    drafts: DraftDesk, vera: Browser
) -> None:
    vera.change(HERE, stem=OTHER)
    vera.change(HERE, checked_on="2026-11-22", change="wording")

    page = Page(vera)
    page.type(checked_on="2026-11-21")
    page.type(change="wording")

    assert not is_fresh(drafts)


def test_the_radio_alone_is_said_of_everything(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(HERE, stem=OTHER)
    vera.change(HERE, stem=f"{OTHER}!")
    page = Page(vera)

    heard = []
    for change in ("wording", "meaning", "wording"):
        page.type(change=change)
        heard.append(is_fresh(drafts))

    assert heard == [True, False, True]


def test_the_answer_of_one_editor_is_not_chosen_for_the_next(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(HERE, stem="Кто, по закону, источник власти?", change="wording")
    igor = drafts.enter("igor")

    assert (Page(vera).fields["change"], Page(igor).fields["change"]) == ("wording", "meaning")
    Page(igor).type(stem=OTHER)

    assert not is_fresh(drafts)


def test_an_answer_that_was_approved_is_not_chosen_again(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(HERE, stem="Кто, по закону, источник власти?", change="wording")
    approve_by_another(drafts)

    assert Page(vera).fields["change"] == "meaning"


def test_who_saves_anothers_wording_unchanged_says_nothing(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(HERE, stem="Кто, по закону, источник власти?", change="wording")
    approve_by_another(drafts)
    before = drafts.desk.load().changed

    drafts.enter("igor").change(HERE)

    assert drafts.desk.load().changed == before


def test_what_is_approved_while_a_page_is_open_is_not_reworded_by_it(
    drafts: DraftDesk, vera: Browser
) -> None:
    page = Page(vera)
    page.type(stem=OTHER)
    approve_by_another(drafts)

    page.type(stem=f"{OTHER}!", change="wording")

    assert not is_fresh(drafts)
    assert drafts.desk.load().said_of(KEY) is ChangeKind.MEANING


def test_lessons_are_asked_likewise(drafts: DraftDesk, vera: Browser) -> None:
    lessons = [key for key in drafts.desk.load().entries if key.kind is EntryKind.LESSON]
    russian = next(key for key in lessons if key.language == "ru")
    uzbek = EntryKey(EntryKind.LESSON, russian.id, "uz")
    here = f"legislation/lessons/{russian.id}/ru"
    page = Page(vera, here)
    page.type(text=f"{page.fields['text']} Ещё")
    page.type(text=f"{page.fields['text']} слово.")
    assert not is_fresh(drafts, uzbek, russian)

    page.type(change="wording")

    assert is_fresh(drafts, uzbek, russian)
    assert (Page(vera, here).fields["change"], Page(drafts.enter("igor"), here).fields["change"]) == (
        "wording",
        "meaning",
    )


@pytest.mark.parametrize(
    "opened",
    [
        "",
        "x",
        "a b c d",
        "a b wording 2026-11-22",
        "a b - 0001-01-01T00:00:00+23:59",
        "a b - 9999-12-31T23:59:59-23:59",
        "a " * 50_000,
    ],
)
def test_whatever_a_form_says_of_its_page_breaks_nothing(vera: Browser, opened: str) -> None:
    assert vera.change(HERE, stem=OTHER, opened=opened, change="wording").status_code == 303
