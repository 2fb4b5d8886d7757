"""Staff look at the tasks of a session before it and during it; nobody else sees the answers."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from tests.web.browsing import send
from tests.web.centre.conftest import Staff
from tests.web.centre.room_visits import load_tests, open_room

TEST = "/en/centre/tests/history-01"


@pytest.fixture(autouse=True)
def _bank(sqlite_engine: Engine) -> None:
    load_tests(sqlite_engine)


def test_every_task_stands_there_with_its_right_answer_and_the_explanation(manager: Staff) -> None:
    text = manager.client.get(TEST).text

    assert text.count('class="task"') == 7
    assert text.count("preview-choice--key") == 3
    assert "книгу" in text
    assert "Because." in text
    assert "Прошу дать мне отпуск." in text
    assert "Добрый день!" in text


def test_the_form_of_a_session_leads_to_the_test_that_is_chosen(manager: Staff) -> None:
    chosen = send(manager.client, "/en/centre/rooms/preview", {"subject": "test:history-01"})
    exam = send(manager.client, "/en/centre/rooms/preview", {"subject": "exam:patent"})

    assert chosen.location.endswith(TEST)
    assert exam.location.endswith("/en/centre/exams/patent")
    assert 'formaction="/en/centre/rooms/preview"' in manager.client.get("/en/centre/rooms/new").text


@pytest.mark.parametrize("subject", ["", "test:", "test:../x", "book:1", "x" * 500])
def test_nonsense_leads_back_to_the_form(manager: Staff, subject: str) -> None:
    answer = send(manager.client, "/en/centre/rooms/preview", {"subject": subject})

    assert answer.location.endswith("/en/centre/rooms/new")


def test_the_wall_leads_to_the_tasks(manager: Staff) -> None:
    assert f'href="{TEST}"' in manager.client.get(f"/en/centre/rooms/{open_room(manager)}").text


def test_the_preview_leads_to_a_session_about_it(manager: Staff) -> None:
    assert "rooms/new?subject=test:history-01" in manager.client.get(TEST).text
    form = manager.client.get("/en/centre/rooms/new?subject=test:history-01").text
    assert 'value="test:history-01" selected' in form


@pytest.mark.parametrize(("path", "status"), [("tests/history-99", 404), ("exams/none", 404)])
def test_what_does_not_exist_is_told(manager: Staff, path: str, status: int) -> None:
    assert manager.client.get(f"/en/centre/{path}").status_code == status


def test_an_exam_that_the_banks_cannot_fill_is_told(manager: Staff) -> None:
    answer = manager.client.get("/en/centre/exams/patent")

    assert answer.status_code == 409
    assert "There are not enough tasks for this yet." in answer.text


def test_strangers_see_no_answers(client: FlaskClient, app: Flask) -> None:
    for path in (TEST, "/en/centre/exams/patent"):
        assert client.get(path).status_code == 302
