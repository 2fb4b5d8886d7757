"""Joining by the code of a card: proof enough, guarded like the page of the code."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.accounts import make_learner_code
from elearn.domain.groups import GroupId, Participant
from elearn.storage.engine import reading
from elearn.storage.groups import list_codes
from elearn.web.seating import SHOWN_FOR
from tests.web.browsing import send
from tests.web.centre.conftest import Staff
from tests.web.centre.room_visits import code_of, load_tests, open_room


@pytest.fixture(autouse=True)
def _bank(sqlite_engine: Engine) -> None:
    load_tests(sqlite_engine)


def card_of(staff: Staff, person: Participant) -> str:
    with reading(staff.engine) as session:
        codes = list_codes(session, group_id=GroupId(person.group_id), centre_id=staff.member.centre_id)
    return codes[person.id]


def seated(client: FlaskClient) -> bool:
    return "Begin the test" in client.get("/en/room").text


def test_the_code_of_a_card_seats_its_person(manager: Staff, app: Flask) -> None:
    group = manager.make_group("Али", None)
    join, person = open_room(manager, group=str(group)), manager.people(group)[1]
    code, visitor = code_of(manager, join), app.test_client()
    digits = card_of(manager, person)
    assert f"/en/join/{code}/card" in visitor.get(f"/en/join/{code}").text

    typed = f"{digits[:4]} {digits[4:8]} {digits[8:]}"
    answer = send(visitor, f"/en/join/{code}/card", {"code": typed})

    assert answer.location.endswith("/en/room")
    assert seated(visitor)
    wall = manager.client.get(f"/en/centre/rooms/{join}").text
    assert "No. 2" in wall


def test_a_card_of_another_group_is_refused_in_words(manager: Staff, app: Flask) -> None:
    ours, theirs = manager.make_group("Али"), manager.make_group("Бек", name="Вечер")
    code, visitor = code_of(manager, open_room(manager, group=str(ours))), app.test_client()

    answer = send(visitor, f"/en/join/{code}/card", {"code": card_of(manager, manager.people(theirs)[0])})

    assert answer.status_code == 422
    assert "This card is of another group." in answer.text
    assert visitor.get("/en/room").location.endswith("/en/join")


def test_in_a_session_for_everybody_people_keep_their_progress(manager: Staff, app: Flask) -> None:
    person = manager.people(manager.make_group("Али"))[0]
    code, visitor = code_of(manager, open_room(manager)), app.test_client()

    send(visitor, f"/en/join/{code}/card", {"code": card_of(manager, person)})

    assert seated(visitor)
    with visitor.session_transaction() as cookie:
        assert cookie["learner"] == person.learner_id.hex


@pytest.mark.parametrize("typed", ["", "12", "x" * 500, "١٢٣٤٥٦٧٨٩٠١٢", make_learner_code(12345678901)])
def test_what_is_nobodys_code_is_refused_in_words(manager: Staff, app: Flask, typed: str) -> None:
    code = code_of(manager, open_room(manager))

    answer = send(app.test_client(), f"/en/join/{code}/card", {"code": typed})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


@pytest.mark.usefixtures("stopped_clock")
def test_codes_cannot_be_guessed_at_a_session_either(manager: Staff, app: Flask) -> None:
    address, visitor = f"/en/join/{code_of(manager, open_room(manager))}/card", app.test_client()
    codes = [make_learner_code(number) for number in range(35)]

    statuses = [send(visitor, address, {"code": code}).status_code for code in codes]

    assert statuses[0] == 422
    assert statuses[-1] == 429
    assert send(visitor, "/en/code/resume", {"code": codes[0]}).status_code == 429


def test_a_scanned_card_leads_to_the_session_of_its_group_and_asks_once(manager: Staff, app: Flask) -> None:
    group = manager.make_group("Али")
    code, visitor = code_of(manager, open_room(manager, group=str(group))), app.test_client()
    digits = card_of(manager, manager.people(group)[0])

    answer = send(visitor, "/en/code/resume", {"code": digits})

    assert answer.location.endswith(f"/en/join/{code}")
    assert "1 · Али" in visitor.get(answer.location).text
    assert visitor.get("/en/room").location.endswith("/en/join"), "nobody sits down unasked"
    assert send(visitor, answer.location, {}).location.endswith("/en/room")
    assert seated(visitor)


def test_without_a_session_a_scanned_card_leads_to_the_start(manager: Staff, app: Flask) -> None:
    group = manager.make_group("Али")
    digits = card_of(manager, manager.people(group)[0])

    assert send(app.test_client(), "/en/code/resume", {"code": digits}).location.endswith("/en/")


@pytest.mark.parametrize("seconds", [-5, SHOWN_FOR / timedelta(seconds=1) + 60])
def test_a_cookie_of_another_day_is_no_card(manager: Staff, app: Flask, seconds: float) -> None:
    group = manager.make_group("Али")
    code, visitor = code_of(manager, open_room(manager, group=str(group))), app.test_client()
    send(visitor, "/en/code/resume", {"code": card_of(manager, manager.people(group)[0])})
    with visitor.session_transaction() as cookie:
        cookie["shown"] = [cookie["shown"][0], cookie["shown"][1] - int(seconds)]

    answer = send(visitor, f"/en/join/{code}", {})

    assert answer.location.endswith(f"/en/join/{code}")
    assert "Press your number." in visitor.get(answer.location).text
