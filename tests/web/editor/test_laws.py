"""The pages of the register of laws."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.permissions import Role
from tests.usecases.law_desk import LawDesk
from tests.web.browsing import send
from tests.web.editor.law_visits import ACT, ARTICLE, LAWS, NOBODY, enter

AN_ACT = {
    "id": "1-fz",
    "title": "Закон для проб",
    "short": "1-ФЗ",
    "url": "https://example.org/1",
    "wording_on": "2026-01-01",
    "note": "",
}


@pytest.fixture
def desk(sqlite_engine: Engine) -> LawDesk:
    return LawDesk(sqlite_engine)


@pytest.fixture
def editor(app: Flask, desk: LawDesk) -> FlaskClient:
    return enter(app, desk.engine, Role.EDITOR)


def values_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', page))


def test_the_register_is_searched(editor: FlaskClient) -> None:
    assert "115-ФЗ" in editor.get(LAWS).text
    found = editor.get(LAWS, query_string={"q": "полиции"}).text
    assert "Закон о полиции" in found
    assert "115-ФЗ" not in found
    assert "There is nothing like that." in editor.get(LAWS, query_string={"q": "<x>" * 999}).text


def test_an_act_shows_articles_and_who_cites_them(editor: FlaskClient) -> None:
    page = editor.get(ACT).text

    assert "Article 13.3" in page
    assert "law-0008" in page


def test_an_act_is_added_and_changed(editor: FlaskClient, desk: LawDesk) -> None:
    added = send(editor, f"{LAWS}/new", AN_ACT)
    assert (added.status_code, added.location) == (303, f"{LAWS}/1-fz")

    form = editor.get(f"{LAWS}/1-fz/edit").text
    changed = send(editor, f"{LAWS}/1-fz/edit", {**AN_ACT, **values_of(form), "note": " Новая\n заметка "})

    assert changed.status_code == 303
    assert desk.act("1-fz").law.note == "Новая заметка"
    assert "Новая заметка" in editor.get(f"{LAWS}/1-fz").text
    assert [action for action, _ in desk.actions()] == ["add_law", "edit_law"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Закон"),
        ("id", "queue"),
        ("id", ""),
        ("title", " "),
        ("short", "x" * 101),
        ("url", "javascript:alert(1)"),
        ("url", "https://a b"),
        ("wording_on", "1 March"),
        ("wording_on", "9999-99-99"),
        ("note", "x" * 4001),
    ],
)
def test_what_cannot_be_stored_is_refused_at_its_field(
    editor: FlaskClient, desk: LawDesk, field: str, value: str
) -> None:
    answer = send(editor, f"{LAWS}/new", {**AN_ACT, field: value})

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert desk.actions() == []


def test_an_id_is_taken_once(editor: FlaskClient) -> None:
    answer = send(editor, f"{LAWS}/new", {**AN_ACT, "id": "115-fz"})

    assert answer.status_code == 409
    assert "This name is taken." in answer.text


def test_an_article_gets_a_note_and_loses_it(editor: FlaskClient, desk: LawDesk) -> None:
    assert send(editor, ARTICLE, {"version": "1", "note": "О патенте"}).status_code == 303
    assert [article.number for article in desk.act().law.articles] == ["13.3"]
    assert "О патенте" in editor.get(ARTICLE).text

    assert send(editor, ARTICLE, {"version": "2"}).status_code == 303
    assert desk.act().law.articles == ()


def test_the_second_of_two_editors_sees_both_texts_and_may_save_again(
    editor: FlaskClient, desk: LawDesk
) -> None:
    send(editor, ARTICLE, {"version": "1", "note": "Первый"})

    late = send(editor, ARTICLE, {"version": "1", "note": "Второй"})

    assert late.status_code == 409
    assert "Somebody else changed this meanwhile." in late.text
    assert "Первый" in late.text
    assert "Второй" in late.text
    assert values_of(late.text)["version"] == "2"
    assert desk.act().law.articles[0].note == "Первый"
    assert send(editor, ARTICLE, {"version": "2", "note": "Второй"}).status_code == 303


@pytest.mark.parametrize("version", ["", "x", "9" * 40, "-1", "0"])
def test_a_version_that_never_was_saves_nothing(editor: FlaskClient, desk: LawDesk, version: str) -> None:
    assert send(editor, ARTICLE, {"version": version, "note": "x"}).status_code in {409, 422}
    assert desk.act().version == 1


@pytest.mark.parametrize(
    "address",
    [
        f"{LAWS}/no-such",
        f"{LAWS}/no-such/edit",
        f"{LAWS}/no-such/articles/1",
        f"{ACT}/articles/x",
        f"{ACT}/articles/13,14",
        f"{LAWS}/changes/{NOBODY}",
    ],
)
def test_what_is_not_there_is_not_found(editor: FlaskClient, address: str) -> None:
    assert editor.get(address).status_code == 404


def test_staff_of_centres_see_no_laws(app: Flask, desk: LawDesk) -> None:
    client = enter(app, desk.engine, Role.CENTRE_STAFF)

    assert client.get(LAWS).status_code == 403
