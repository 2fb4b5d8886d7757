"""Tests on paper: made, printed, and typed in, with whatever anybody sends."""

import re
from datetime import datetime, timedelta
from itertools import product
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.attempts import LearnerId
from elearn.domain.permissions import Role
from elearn.storage.attempts import list_scored_attempts
from elearn.storage.engine import reading, transaction
from elearn.storage.paper_forms import list_paper_forms
from elearn.storage.releases import add_release, set_current_release
from tests.builders import NOW, a_ref
from tests.web.browsing import send, sign_in, token_of
from tests.web.centre.conftest import Staff, StaffMaker
from tests.web.conftest import store_account
from tests.web.hostile import TEXTS
from tests.web.learner.conftest import a_rich_bank

PAPER = "/en/centre/paper"
MOSCOW = ZoneInfo("Europe/Moscow")  # where pages tell the time as long as a browser says nothing else
TODAY = datetime.now(MOSCOW).date().isoformat()
HOSTILE = [text for text in TEXTS if "\x00" not in text]
#: Of the rich bank: two choices, a judgement, a word, a letter, a form, a talk.
_FIELDS = ("sheet", "person", "day", "group", "response-1", "response-4", "granted-5", "sure")
RIGHT = {"response-1": "а", "response-2": "a", "response-3": "2", "response-4": "Книгу", "granted-5": "task"}


@pytest.fixture
def desk(manager: Staff, sqlite_engine: Engine) -> Staff:
    """The manager, with a bank that has every kind of task."""
    with transaction(sqlite_engine) as session:
        add_release(session, a_rich_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)
    return manager


def make(staff: Staff, count: str = "1", **fields: str) -> str:
    """Make forms; returns the address of the first."""
    made = send(staff.client, PAPER, {"subject": "test:history-01", "count": count, **fields})
    assert made.status_code == 303, made.text
    return made.location.partition("?")[0]


def type_in(staff: Staff, form: str, **fields: str) -> tuple[int, str]:
    """Hand in a sheet; returns the status and what the page says, the next one's if it led there."""
    values = {"sheet": str(uuid4()), "person": "nobody", "day": TODAY, **fields}
    sent = send(staff.client, f"{form}/answers", values)
    page = staff.client.get(sent.location) if sent.status_code == 303 else sent
    return sent.status_code, " ".join(page.text.split())


def forms_of(staff: Staff) -> list[tuple[int, str, int]]:
    with reading(staff.engine) as session:
        entries = list_paper_forms(session, centre_id=staff.member.centre_id, limit=99)
    return [(form.number, form.letter, sheets) for form, sheets in entries]


def test_forms_are_made_and_the_first_is_shown(desk: Staff) -> None:
    made = send(desk.client, PAPER, {"subject": "test:history-01", "count": "3", "print": "large"})

    assert made.status_code == 303
    assert made.location.endswith("?print=large")
    page = desk.client.get(made.location).text
    assert [letter for _, letter, _ in forms_of(desk)] == ["A", "B", "C"]
    assert all(f"Version {letter}" in page for letter in "ABC")
    assert 'class="printed printed--large"' in page


@pytest.mark.parametrize(
    ("subject", "count", "status"),
    [
        ("test:history-01", "5", 422),
        ("test:history-01", "0", 422),
        ("test:history-01", "", 422),
        ("history-01", "1", 422),
        ("", "1", 422),
        ("test:nothing-99", "1", 404),
        ("exam:nothing", "1", 404),
        ("exam:patent", "1", 409),
    ],
)
def test_what_cannot_be_made_is_said(desk: Staff, subject: str, count: str, status: int) -> None:
    assert send(desk.client, PAPER, {"subject": subject, "count": count}).status_code == status
    assert forms_of(desk) == []


def test_hostile_subjects_and_numbers_are_refused(desk: Staff) -> None:
    for text in HOSTILE:
        assert send(desk.client, PAPER, {"subject": text, "count": "1"}).status_code == 422
        page = desk.client.get(f"{PAPER}/find", query_string={"number": text})
        assert page.status_code == 404
        assert "No sheet of your centre has this number." in page.text
    assert forms_of(desk) == []


def test_the_booklet_says_nothing_that_only_the_trainer_may_know(desk: Staff) -> None:
    form = make(desk)
    booklet, key = (desk.client.get(address).text for address in (form, f"{form}/key"))

    for secret in ("Добрый день!", "Прошу дать мне отпуск.", "книгу"):
        assert secret not in booklet
        assert secret in key
    number = str(forms_of(desk)[0][0])
    assert booklet.count(f"<b>{number}</b>") == 2  # on the tasks and on the answer sheet
    assert "Read aloud twice" in key
    assert f'content:"{number} A"' in desk.client.get(f"{form}/foot.css").text


@pytest.mark.parametrize("page", ["", "/key", "/answers", "/foot.css"])
def test_no_browser_keeps_what_is_about_a_form(desk: Staff, page: str) -> None:
    assert desk.client.get(make(desk) + page).headers["Cache-Control"] == "no-store"


def test_the_number_of_a_sheet_leads_to_its_form(desk: Staff) -> None:
    form = make(desk)
    [(number, _, _)] = forms_of(desk)

    found = desk.client.get(f"{PAPER}/find?number=+{number}")
    assert (found.status_code, found.location) == (303, f"{form}/answers")


def test_a_sheet_becomes_an_attempt_of_the_person_on_paper(desk: Staff, sqlite_engine: Engine) -> None:
    group_id, form = desk.make_group("Анна", "Бек"), make(desk)
    anna, bek = desk.people(group_id)

    status, page = type_in(desk, form, person=str(anna.id), group=str(group_id), **RIGHT)

    assert status == 303
    assert "1 Анна: 5 of 10 marks." in page
    assert f'value="{bek.id}" selected' in page
    assert "1 Анна – typed in" in page
    with reading(sqlite_engine) as session:
        [line] = list_scored_attempts(session, learner_id=anna.learner_id, limit=9)
    assert (line.score, line.is_on_paper) == (5, True)


def test_the_learner_sees_that_it_was_on_paper(desk: Staff, app: Flask, sqlite_engine: Engine) -> None:
    group_id, form = desk.make_group("Анна"), make(desk)
    [anna] = desk.people(group_id)
    type_in(desk, form, person=str(anna.id), **RIGHT)

    learner = _browser_of(app.test_client(), anna.learner_id)

    progress = learner.get("/en/progress").text
    assert "On paper" in progress
    address = re.search(r'href="(/en/attempts/[^"]+/outcome)"', progress)
    assert address
    assert "On paper" in learner.get(address[1]).text
    assert "On paper" in learner.get(address[1].replace("outcome", "review")).text


def test_the_same_sheet_sent_again_counts_once(desk: Staff) -> None:
    form, sheet = make(desk), str(uuid4())

    pages = [type_in(desk, form, sheet=sheet, **RIGHT) for _ in range(2)]

    assert [status for status, _ in pages] == [303, 303]
    assert [sheets for _, _, sheets in forms_of(desk)] == [1]


def test_a_second_sheet_of_a_person_is_asked_about_and_keeps_what_was_typed(desk: Staff) -> None:
    group_id, form = desk.make_group("Анна"), make(desk)
    fields = {"person": str(desk.people(group_id)[0].id), "group": str(group_id), **RIGHT}
    type_in(desk, form, **fields)

    status, page = type_in(desk, form, **fields)

    assert status == 409
    assert "A sheet of this person was typed in already." in page
    assert 'value="Книгу"' in page
    assert re.search(r'name="granted-5" value="task" checked', page)
    assert [sheets for _, _, sheets in forms_of(desk)] == [1]
    assert type_in(desk, form, sure="y", **fields)[0] == 303
    assert [sheets for _, _, sheets in forms_of(desk)] == [2]


def test_what_cannot_be_read_is_told_by_task_and_nothing_is_stored(desk: Staff) -> None:
    form = make(desk)
    status, page = type_in(desk, form, **{**RIGHT, "response-2": "г", "person": "", "day": "2020-01-01"})

    assert status == 422
    assert "Choose whose sheet this is." in page
    assert "The day cannot be before the sheet was made, or after today." in page
    assert re.search(r'no such answer: <a href="#a2">2</a></p>', page)
    assert re.search(r'id="a2"[^>]* aria-invalid="true"', page)
    assert not re.search(r'id="a1"[^>]* aria-invalid', page)
    assert [sheets for _, _, sheets in forms_of(desk)] == [0]


def test_the_days_of_a_sheet_end_today(desk: Staff) -> None:
    form = make(desk)
    days = [(datetime.now(MOSCOW) + timedelta(days=step)).date().isoformat() for step in (-2, 2)]

    assert [type_in(desk, form, day=day)[0] for day in (*days, TODAY)] == [422, 422, 303]


def test_hostile_fields_are_refused_or_read_and_never_fail(desk: Staff) -> None:
    form, token = make(desk), token_of(desk.client, PAPER)
    for text, name in product(HOSTILE, _FIELDS):
        fields = {"csrf_token": token, "sheet": str(uuid4()), "person": "nobody", "day": TODAY, name: text}
        assert desk.client.post(f"{form}/answers", data=fields).status_code in {303, 422}, name
    for text, name in product(HOSTILE, ("group", "day", "person", "print")):
        assert desk.client.get(f"{form}/answers", query_string={name: text}).status_code == 200
        assert desk.client.get(form, query_string={name: text}).status_code == 200


def test_another_centre_finds_no_page_no_number_and_no_person(desk: Staff, make_staff: StaffMaker) -> None:
    stranger = make_staff("stranger")
    form, theirs = make(desk), make(stranger)
    [(number, _, _)] = forms_of(desk)
    [anna] = desk.people(desk.make_group("Анна"))

    for page in ("", "/key", "/foot.css", "/answers"):
        assert stranger.client.get(form + page).status_code == 404
    assert type_in(stranger, form, **RIGHT)[0] == 404
    assert type_in(stranger, theirs, person=str(anna.id), **RIGHT)[0] == 404
    assert stranger.client.get(f"{PAPER}/find?number={number}").status_code in {303, 404}
    assert form not in stranger.client.get(PAPER).text
    assert [sheets for _, _, sheets in forms_of(desk) + forms_of(stranger)] == [0, 0]


def test_a_sheet_cannot_take_the_id_of_a_sheet_of_another_centre(desk: Staff, make_staff: StaffMaker) -> None:
    stranger = make_staff("stranger")
    form, theirs, sheet = make(desk), make(stranger), str(uuid4())
    type_in(desk, form, sheet=sheet)

    assert type_in(stranger, theirs, sheet=sheet)[0] == 404


def test_staff_without_a_centre_have_no_paper(app: Flask, desk: Staff, sqlite_engine: Engine) -> None:
    form = make(desk)
    store_account(sqlite_engine, "alone", Role.CENTRE_STAFF)
    client = app.test_client()
    sign_in(client, "alone")

    assert {client.get(address).status_code for address in (PAPER, form, f"{form}/answers")} == {404}


def _browser_of(client: FlaskClient, learner_id: LearnerId) -> FlaskClient:
    with client.session_transaction() as session:
        session["learner"] = UUID(str(learner_id)).hex
    return client
