"""The pages of laws, opened by people with and without the right. The changes of laws are made up."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.law_tasks import LawStep, StepKind
from elearn.domain.permissions import Role
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading
from tests.usecases.law_desk import LawDesk
from tests.web.browsing import send, sign_in
from tests.web.conftest import store_account

LAWS = "/en/editor/laws"
ACT, ARTICLE = f"{LAWS}/115-fz", f"{LAWS}/115-fz/articles/13.3"
NEW_CHANGE = f"{LAWS}/changes/new"
AN_ACT = {
    "id": "1-fz",
    "title": "Закон для проб",
    "short": "1-ФЗ",
    "url": "https://example.org/1",
    "wording_on": "2026-01-01",
    "note": "",
}
A_CHANGE = {
    "act": "115-fz",
    "articles": "ст. 13.3",
    "takes_effect_on": "2027-03-01",
    "words": "Выдумано.\nДля пробы.",
    "url": "",
}
NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def desk(sqlite_engine: Engine) -> LawDesk:
    return LawDesk(sqlite_engine)


def enter(app: Flask, engine: Engine, role: Role) -> FlaskClient:
    store_account(engine, role, role)
    client = app.test_client()
    sign_in(client, role)
    return client


@pytest.fixture
def editor(app: Flask, desk: LawDesk) -> FlaskClient:
    return enter(app, desk.engine, Role.EDITOR)


@pytest.fixture
def translator(app: Flask, desk: LawDesk) -> FlaskClient:
    return enter(app, desk.engine, Role.TRANSLATOR)


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


def test_a_change_is_noted_and_shows_all_that_it_touches(editor: FlaskClient, desk: LawDesk) -> None:
    assert 'value="13.3"' in editor.get(NEW_CHANGE, query_string={"act": "115-fz", "article": "13.3"}).text

    noted = send(editor, NEW_CHANGE, A_CHANGE)

    assert noted.status_code == 303
    page = editor.get(noted.location).text
    for words in (
        "115-ФЗ, ст. 13.3",
        "5 tasks",
        "Practice tests: 3 of 7",
        "law-0063",
        "Выдумано.\nДля пробы.",
    ):
        assert words in page
    assert "Waits for work" in editor.get(LAWS).text
    assert "Waits for work" in editor.get(ACT).text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("act", "no-such"),
        ("act", ""),
        ("articles", "преамбула"),
        ("articles", "1" * 501),
        ("takes_effect_on", ""),
        ("takes_effect_on", "01.03.2027"),
        ("words", " "),
        ("url", "ftp://x"),
    ],
)
def test_an_unclear_change_is_refused(editor: FlaskClient, desk: LawDesk, field: str, value: str) -> None:
    answer = send(editor, NEW_CHANGE, {**A_CHANGE, field: value})

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert desk.actions() == []


def test_the_queue_is_made_and_worked_on(editor: FlaskClient, desk: LawDesk) -> None:
    change = send(editor, NEW_CHANGE, A_CHANGE).location
    queue = send(editor, f"{change}/queue").location
    assert "5 tasks are new in the queue." in editor.get(queue).text
    task = desk.queue().tasks[0].task
    address = f"{LAWS}/queue/{task.id}"

    ticked = send(editor, f"{address}/steps?bank=legislation", {"kind": "russian", "done": "1"})
    send(editor, f"{address}/assigned", {"to": str(desk.desk.boris)})

    assert ticked.location == f"{LAWS}/queue?bank=legislation#task-{task.id}"
    now = desk.queue().tasks[0].task
    assert now.ticks[LawStep(StepKind.RUSSIAN)] is not None
    assert now.assigned_to == desk.desk.boris
    page = editor.get(f"{LAWS}/queue", query_string={"who": str(desk.desk.boris)}).text
    assert "Open: 1. Done: 0." in page
    assert "Work queue: 0 of 5 done" in editor.get(change).text
    assert "Nothing waits here." in editor.get(f"{LAWS}/queue", query_string={"state": "done"}).text


def test_a_change_is_closed_and_opened_again(editor: FlaskClient) -> None:
    change = send(editor, NEW_CHANGE, A_CHANGE).location

    send(editor, f"{change}/state", {"done": "1"})
    assert "Open it again" in editor.get(change).text
    send(editor, f"{change}/state", {"done": "0"})
    assert "All of it is done" in editor.get(change).text


@pytest.mark.parametrize(
    "fields",
    [{"kind": "dance"}, {"kind": "print", "done": "1"}, {"kind": "translation", "language": "x" * 999}],
)
def test_a_step_that_is_not_there_changes_nothing(
    editor: FlaskClient, desk: LawDesk, fields: dict[str, str]
) -> None:
    send(editor, f"{send(editor, NEW_CHANGE, A_CHANGE).location}/queue")
    task = desk.queue().tasks[0].task

    assert send(editor, f"{LAWS}/queue/{task.id}/steps", fields).status_code == 303
    assert desk.queue().tasks[0].task == task


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


@pytest.mark.parametrize("asked", ["change=x", "bank=x", "state=x", "who=x", f"who={NOBODY}"])
def test_odd_filters_show_a_page(editor: FlaskClient, asked: str) -> None:
    assert editor.get(f"{LAWS}/queue?{asked}").status_code == 200


def test_an_unknown_task_or_change_is_not_found(editor: FlaskClient) -> None:
    for address in (f"queue/{NOBODY}/steps", f"queue/{NOBODY}/assigned", f"changes/{NOBODY}/queue"):
        assert send(editor, f"{LAWS}/{address}", {"kind": "russian"}).status_code == 404


def test_a_translator_reads_and_ticks_but_changes_no_law(
    editor: FlaskClient, translator: FlaskClient, desk: LawDesk
) -> None:
    change = send(editor, NEW_CHANGE, A_CHANGE).location
    send(editor, f"{change}/queue")
    task = desk.queue().tasks[0].task
    before = desk.actions()

    for address in (LAWS, ACT, change, f"{LAWS}/queue"):
        assert translator.get(address).status_code == 200
    for address in (f"{LAWS}/new", f"{ACT}/edit", ARTICLE, NEW_CHANGE):
        assert translator.get(address).status_code == 403
        assert send(translator, address).status_code == 403
    for address in (f"{change}/queue", f"{change}/state", f"{LAWS}/queue/{task.id}/assigned"):
        assert send(translator, address).status_code == 403
    assert desk.actions() == before

    step = {"kind": "translation", "language": "uz", "done": "1"}
    assert send(translator, f"{LAWS}/queue/{task.id}/steps", step).status_code == 303
    assert desk.actions()[-1] == ("tick_law_step", f"{task.id} translation uz")


def test_staff_of_centres_see_no_laws(app: Flask, desk: LawDesk) -> None:
    client = enter(app, desk.engine, Role.CENTRE_STAFF)

    assert client.get(LAWS).status_code == 403
    with reading(desk.engine) as session:
        assert {entry.action for entry in list_audit_entries(session)} >= {"sign_in"}
