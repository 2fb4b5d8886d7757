"""The pages of changes of the law and of their work queue. The changes are made up."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.law_tasks import LawStep, StepKind
from elearn.domain.permissions import Role
from elearn.storage.account_languages import set_account_languages
from elearn.storage.accounts import list_accounts
from elearn.storage.engine import transaction
from tests.usecases.editing_desk import item_key
from tests.usecases.law_desk import LawDesk
from tests.web.browsing import send
from tests.web.editor.law_visits import A_CHANGE, ACT, ARTICLE, LAWS, NEW_CHANGE, NOBODY, enter


@pytest.fixture
def desk(sqlite_engine: Engine) -> LawDesk:
    return LawDesk(sqlite_engine)


@pytest.fixture
def editor(app: Flask, desk: LawDesk) -> FlaskClient:
    return enter(app, desk.engine, Role.EDITOR)


@pytest.fixture
def translator(app: Flask, desk: LawDesk) -> FlaskClient:
    return enter(app, desk.engine, Role.TRANSLATOR)


def test_a_change_is_noted_and_shows_all_that_it_touches(editor: FlaskClient, desk: LawDesk) -> None:
    assert 'value="13.3"' in editor.get(NEW_CHANGE, query_string={"act": "115-fz", "article": "13.3"}).text

    noted = send(editor, NEW_CHANGE, A_CHANGE)

    assert noted.status_code == 303
    page = editor.get(noted.location).text
    assert "Выдумано.\nДля пробы." in page
    for words in ("115-ФЗ, ст. 13.3", "5 tasks", "Practice tests: 3 of 7", "law-0063"):
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
    assert send(translator, f"{LAWS}/queue/{task.id}/steps", step).status_code == 403  # not their language
    with transaction(desk.engine) as session:
        for account in list_accounts(session):
            set_account_languages(session, account.id, {"uz": False})
    assert send(translator, f"{LAWS}/queue/{task.id}/steps", step).status_code == 303
    assert desk.actions()[-1] == ("tick_law_step", f"{task.id} translation uz")


def test_a_task_leads_to_its_place_in_the_draft_once_there_is_one(editor: FlaskClient, desk: LawDesk) -> None:
    change = send(editor, NEW_CHANGE, A_CHANGE).location
    send(editor, f"{change}/queue")
    pages = (change, ACT, f"{LAWS}/queue")
    links = [f'href="/en/editor/drafts/legislation/items/law-00{number}"' for number in ("08", "09")]
    assert [link in editor.get(page).text for page in pages for link in links] == [False] * 6

    desk.desk.open()
    desk.desk.save(item_key("law-0009"), None)

    assert [link in editor.get(page).text for page in pages for link in links] == [True, False] * 3
    assert "law-0009" in editor.get(change).text
