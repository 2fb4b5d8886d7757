"""Editors put items in place; a test never leaves its profile."""

import re

import pytest
from flask import Flask
from sqlalchemy import Engine

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.domain.permissions import Role
from tests.usecases.editing_desk import item_key
from tests.web.editor.draft_desk import Browser, DraftDesk, form_of, open_draft_desk

HERE = "legislation/tests/legislation-01"
KEY = EntryKey(EntryKind.TEST, "legislation-01")


def chosen(drafts: DraftDesk) -> list[str]:
    return list(drafts.desk.load().entries[KEY].data["items"])


def fields(drafts: DraftDesk, **changes: str) -> dict[str, str]:
    places = {f"place-{number}": item_id for number, item_id in enumerate(chosen(drafts), start=1)}
    changed = {name.replace("_", "-"): item_id for name, item_id in changes.items()}
    seen = {"draft": drafts.mark, "version": str(drafts.desk.load().version_of(KEY))}
    return {**seen, **places, **changed}


def test_every_test_is_listed_and_complete(vera: Browser) -> None:
    page = vera.get("legislation/tests").text

    assert "legislation-07" in page
    assert "empty" not in page


def test_the_places_stand_in_the_profiles_order(drafts: DraftDesk, vera: Browser) -> None:
    page = vera.get(HERE).text

    assert page.count("<select") == 18
    for item_id in chosen(drafts):
        assert f'<option value="{item_id}" selected>' in page


def test_a_new_item_may_take_a_place(drafts: DraftDesk, vera: Browser) -> None:
    vera.send("legislation/items/new", {"interaction": "single_choice"})

    assert vera.send(HERE, fields(drafts, place_3="law-0127")).status_code == 303
    assert chosen(drafts)[2] == "law-0127"


@pytest.mark.parametrize(
    ("place", "item_id"),
    [
        ("place_16", "law-0001"),  # stands at place 1 already, and is of another kind
        ("place_1", "law-0016"),
        ("place_1", "law-0020"),  # stands in another test
        ("place_1", "law-9999"),
        ("place_1", "hist-0001"),
        ("place_1", "<script>"),
    ],
)
def test_no_choice_leaves_the_profile(drafts: DraftDesk, vera: Browser, place: str, item_id: str) -> None:
    before = chosen(drafts)

    answer = vera.send(HERE, fields(drafts, **{place: item_id}))

    assert answer.status_code == 422
    assert chosen(drafts) == before


def test_an_empty_place_is_told_with_what_it_costs(drafts: DraftDesk, vera: Browser) -> None:
    assert vera.send(HERE, fields(drafts, place_3="")).status_code == 303

    page = vera.get(HERE).text
    assert "1 place is empty" in page
    assert "1 place is empty" in vera.get("legislation/tests").text
    assert '<td class="number">18</td><td class="number">17' in page


def test_an_item_that_was_taken_out_leaves_its_place_empty(drafts: DraftDesk, vera: Browser) -> None:
    drafts.desk.save(item_key("law-0016"), None)

    page = vera.get(HERE).text

    assert "1 place is empty" in page


def test_the_second_of_two_gets_back_what_they_chose_and_sees_what_is_saved(
    drafts: DraftDesk, vera: Browser
) -> None:
    for _ in range(2):
        vera.send("legislation/items/new", {"interaction": "single_choice"})
    before, seen = chosen(drafts), fields(drafts, place_3="law-0127")
    vera.send(HERE, fields(drafts, place_4="law-0128"))

    late = vera.send(HERE, seen)

    assert late.status_code == 409
    assert chosen(drafts) == [*before[:3], "law-0128", *before[4:]]
    assert "Somebody else changed this meanwhile." in late.text
    again = form_of(late.text)
    assert {name: again[name] for name in seen} == {**seen, "version": "1"}
    saved = re.findall(r'<li>(\d+)\. <span lang="ru">([\w-]+)', late.text)
    assert saved == [("3", before[2]), ("4", "law-0128")]
    assert vera.send(HERE, again).status_code == 303
    assert chosen(drafts) == [*before[:2], "law-0127", *before[3:]]


def test_what_stands_at_another_place_by_now_is_not_dropped(drafts: DraftDesk, vera: Browser) -> None:
    vera.send("legislation/items/new", {"interaction": "single_choice"})
    seen = fields(drafts, place_3="law-0127")
    vera.send(HERE, fields(drafts, place_4="law-0127"))

    again = form_of(vera.send(HERE, seen).text)

    assert again["place-3"] == "law-0127"
    assert vera.send(HERE, again).status_code == 303
    assert chosen(drafts)[2:4] == ["law-0127", "law-0004"]


def test_a_page_of_an_older_draft_is_told_too(drafts: DraftDesk, vera: Browser) -> None:
    seen = vera.fill(HERE, place_3="")
    drafts.begin_anew()

    assert vera.send(HERE, seen).status_code == 409
    assert drafts.desk.load().changed == {}


def test_tasks_that_share_a_recording_stay_together(app: Flask, sqlite_engine: Engine) -> None:
    language = open_draft_desk(app, sqlite_engine, BankId("language"))
    olga = language.enter("olga")
    items = list(language.desk.load().entries[EntryKey(EntryKind.TEST, "language-01")].data["items"])
    seen = {"version": "0", "draft": language.mark}
    places = {**seen, **{f"place-{number}": item_id for number, item_id in enumerate(items, start=1)}}
    swapped = {**places, "place-2": items[3], "place-4": items[1]}

    assert olga.send("language/tests/language-01", swapped).status_code == 422
    assert olga.send("language/tests/language-01", places).status_code == 303


def test_translators_move_nothing(drafts: DraftDesk) -> None:
    translator = drafts.enter("tahmina", Role.TRANSLATOR)

    assert translator.get(HERE).status_code == 200
    assert translator.send(HERE, fields(drafts, place_3="")).status_code == 403
    assert translator.send("legislation/items/new", {}).status_code == 403


@pytest.mark.parametrize(
    "interaction", ["single_choice", "right_or_wrong", "typed_word", "form", "letter", "x"]
)
def test_a_new_item_has_the_next_number_and_a_page(
    drafts: DraftDesk, vera: Browser, interaction: str
) -> None:
    answer = vera.send("legislation/items/new", {"interaction": interaction})

    assert answer.headers["Location"].endswith("/items/law-0127")
    assert vera.get("legislation/items/law-0127").status_code == 200
    assert vera.get("legislation/preview/law-0127").status_code == 200
    assert vera.change("legislation/items/law-0127", stem="Что?").status_code == 303


def test_a_number_that_was_taken_out_is_not_used_again(drafts: DraftDesk, vera: Browser) -> None:
    vera.send("legislation/items/new", {})
    drafts.desk.save(item_key("law-0127"), None)

    answer = vera.send("legislation/items/new", {})

    assert answer.headers["Location"].endswith("/items/law-0128")
