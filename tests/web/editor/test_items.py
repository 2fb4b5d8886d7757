"""Editors look for items of a draft, and change them."""

import pytest

from elearn.domain.drafts import ChangeKind
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.permissions import Role
from elearn.usecases.find_items import ItemFilter, find_items
from tests.usecases.editing_desk import item_key
from tests.web.editor.draft_desk import Browser, DraftDesk, form_of

HERE = "legislation/items/law-0001"
KEY = item_key("law-0001")


def test_a_change_of_meaning_asks_for_translations_which_are_all_that_it_makes_older(vera: Browser) -> None:
    page = vera.get("legislation/items/law-0001").text

    assert "Translations must be renewed." in page
    assert "recordings must be renewed" not in page


def test_the_list_shows_fifty_items_and_the_way_to_the_others(vera: Browser) -> None:
    page = vera.get("legislation").text

    assert "law-0050" in page
    assert "law-0051" not in page
    assert "law-0126" in vera.get("legislation", page="3").text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"text": "law-0007"}, 1),
        ({"text": "ПАТЕНТ"}, None),
        ({"law": "115-fz"}, None),
        ({"level": "rvp"}, None),
        ({"state": "changed"}, 1),
        ({"state": "approved"}, 0),
        ({"translation": "stale"}, 1),
        ({"language": "uz", "translation": "missing"}, 0),
    ],
)
def test_the_list_is_narrowed(drafts: DraftDesk, query: dict[str, str], count: int | None) -> None:
    drafts.desk.change_item("law-0001", stem="Другой вопрос?")
    loaded = drafts.desk.load()

    found = len(find_items(loaded, ItemFilter(**query)))

    assert found == count if count is not None else 0 < found < 126


@pytest.mark.parametrize(
    "query", [{"page": "99"}, {"page": "x"}, {"state": "gone"}, {"topic": "<b>"}, {"text": "q" * 3000}]
)
def test_any_question_gets_an_answer(vera: Browser, query: dict[str, str]) -> None:
    assert vera.get("legislation", **query).status_code == 200


def test_nothing_found_is_said(vera: Browser) -> None:
    assert "No task fits" in vera.get("legislation", text="zzzz").text


def test_a_saved_text_is_in_the_draft(drafts: DraftDesk, vera: Browser) -> None:
    answer = vera.change(HERE, stem="Новый вопрос?", choices__a__text="Новый ответ")

    assert answer.status_code == 303
    data = drafts.desk.load().entries[KEY].data
    assert (data["stem"], data["choices"][0]["text"]) == ("Новый вопрос?", "Новый ответ")


def test_what_is_not_changed_stays_to_the_last_sign(drafts: DraftDesk, vera: Browser) -> None:
    before = drafts.desk.load().entries[KEY].data

    vera.change(HERE, stem="Новый вопрос?")

    assert drafts.desk.load().entries[KEY].data == {**before, "stem": "Новый вопрос?"}


def test_saving_without_a_change_changes_nothing(drafts: DraftDesk, vera: Browser) -> None:
    assert vera.change(HERE).status_code == 303

    assert drafts.desk.load().changed == {}


def test_two_editors_at_once_lose_nothing(drafts: DraftDesk, vera: Browser) -> None:
    oleg = drafts.enter("oleg")
    typed = oleg.fill(HERE, stem="Вопрос Олега?", explanation="Объяснение Олега.")
    vera.change(HERE, stem="Вопрос Веры?", choices__b__text="Ответ Веры")

    answer = oleg.send(HERE, typed)

    assert answer.status_code == 409
    for text in ("Олега", "Объяснение Олега.", "Веры", "Ответ Веры", "<ins>", "<del>"):
        assert text in answer.text
    assert drafts.desk.load().entries[KEY].data["stem"] == "Вопрос Веры?"


@pytest.mark.parametrize(("pick", "stem"), [(None, "Вопрос Олега?"), ("stem", "Вопрос Веры?")])
def test_who_came_second_chooses_what_stands(
    drafts: DraftDesk, vera: Browser, pick: str | None, stem: str
) -> None:
    oleg = drafts.enter("oleg")
    typed = oleg.fill(HERE, stem="Вопрос Олега?", explanation="Объяснение Олега.")
    vera.change(HERE, stem="Вопрос Веры?", choices__b__text="Ответ Веры")
    merge = form_of(oleg.send(HERE, typed).text)

    answer = oleg.send(HERE, {**merge, **({"pick": pick} if pick else {})})

    assert answer.status_code == 303
    data = drafts.desk.load().entries[KEY].data
    assert data["stem"] == stem
    assert data["explanation"] == "Объяснение Олега."
    assert data["choices"][1]["text"] == "Ответ Веры"


def test_the_same_change_twice_is_no_conflict(drafts: DraftDesk, vera: Browser) -> None:
    typed = vera.fill(HERE, stem="Новый вопрос?")
    vera.send(HERE, typed)

    assert vera.send(HERE, typed).status_code == 303


def test_a_page_of_an_older_draft_overwrites_nothing_of_the_next(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(HERE, stem="Старый вопрос?")
    typed = vera.fill(HERE, explanation="Объяснение Веры.")
    drafts.begin_anew()
    drafts.desk.change_item("law-0001", stem="Новый закон?")

    assert vera.send(HERE, typed).status_code == 409
    assert drafts.desk.load().entries[KEY].data["stem"] == "Новый закон?"


def sources(drafts: DraftDesk) -> dict[str, str]:
    loaded = drafts.desk.load()
    found = find_items(loaded, ItemFilter(text="law-0001"))[0]
    return dict(found.translations)


def test_a_change_of_meaning_makes_translations_stale(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(HERE, stem="Новый вопрос?")

    assert set(sources(drafts).values()) == {"stale"}


def test_a_change_of_wording_leaves_them_fresh(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(HERE, stem="Тот же вопрос, иначе?", change="wording")

    assert set(sources(drafts).values()) == {"draft"}
    assert drafts.desk.load().changed[KEY].change is ChangeKind.WORDING


def test_who_alone_changed_it_may_say_later_that_it_was_wording(drafts: DraftDesk, vera: Browser) -> None:
    vera.change(HERE, stem="Тот же вопрос, иначе?")
    vera.change(HERE, change="wording")

    assert set(sources(drafts).values()) == {"draft"}


def test_what_somebody_else_changed_in_meaning_stays_so(drafts: DraftDesk, vera: Browser) -> None:
    drafts.desk.change_item("law-0001", stem="Другой вопрос?")
    vera.change(HERE, stem="Другой вопрос, иначе?", change="wording")

    assert set(sources(drafts).values()) == {"stale"}
    assert drafts.desk.load().changed[KEY].change is ChangeKind.MEANING


def test_what_was_wording_by_mistake_makes_translations_stale_once_it_is_meaning(
    drafts: DraftDesk, vera: Browser
) -> None:
    vera.change(HERE, stem="Новый вопрос?", change="wording")
    vera.change(HERE, change="meaning")

    assert set(sources(drafts).values()) == {"stale"}


def test_wording_renews_no_translation_that_was_stale(drafts: DraftDesk, vera: Browser) -> None:
    uzbek = EntryKey(EntryKind.TRANSLATION, "law-0001", "uz")
    data = drafts.desk.load().entries[uzbek].data
    drafts.desk.save(uzbek, {**data, "source": "0" * 16})

    vera.change(HERE, stem="Тот же вопрос, иначе?", change="wording")

    assert sources(drafts) == {"en": "draft", "uz": "stale", "tg": "draft", "ky": "draft"}


def test_translators_look_and_do_not_touch(drafts: DraftDesk) -> None:
    translator = drafts.enter("tahmina", Role.TRANSLATOR)

    assert translator.get(HERE).status_code == 200
    assert translator.send(HERE, {"stem": "x"}).status_code == 403


@pytest.mark.parametrize("path", ["legislation/items/law-9999", "legislation/items/%3Cb%3E", "history", "x"])
def test_what_is_not_there_is_not_found(vera: Browser, path: str) -> None:
    assert vera.get(path).status_code == 404


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"version": "-1"},
        {"version": "9" * 40},
        {"version": "x", "seen": "[[["},
        {"seen": "[" * 100_000},
        {"seen": '{"stem": 5}', "stem": "a"},
        {"pick": "stem", "seen": "null"},
        {"laws": ";;;;\n;", "sources": "javascript:alert(1)", "checked_on": "yesterday", "key": "z"},
        {"stem": "", "choices.a.text": "", "explanation": ""},
        {"stem": "a" * 30_000},
        {"change": "whatever", "stem": "<script>alert(1)</script>"},
    ],
)
def test_whatever_is_sent_breaks_nothing(vera: Browser, fields: dict[str, str]) -> None:
    assert vera.send(HERE, fields).status_code in {303, 409, 422}
    page = vera.get(HERE)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
