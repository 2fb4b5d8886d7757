"""A computer for visitors cleans itself between people, never in the middle of a test."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from tests.web.browsing import send
from tests.web.centre.conftest import Staff
from tests.web.centre.room_visits import code_of, join, load_tests, open_room

WORK = "/api/room/work"


@pytest.fixture(autouse=True)
def _bank(sqlite_engine: Engine) -> None:
    load_tests(sqlite_engine)


def begin(staff: Staff, app: Flask, **changes: str) -> tuple[FlaskClient, str]:
    """Sit down at computer 7 and begin; returns the browser and the paper."""
    computer, code = app.test_client(), code_of(staff, open_room(staff, **changes))
    with computer.session_transaction() as cookie:
        cookie["kiosk"] = [staff.member.centre_id.hex, 7]
    join(computer, code)
    return computer, send(computer, "/en/room/begin", {}).location


@pytest.mark.parametrize("mode", ["exam", "practice"])
@pytest.mark.parametrize("page", ["tests", "guide"])
def test_in_the_middle_of_a_test_it_does_not_clean_itself_wherever_the_person_is(
    manager: Staff, app: Flask, mode: str, page: str
) -> None:
    computer, paper = begin(manager, app, mode=mode)
    assert f'data-address="{WORK}"' in computer.get(f"/en/{page}").text

    asked = send(computer, "/en/room/clean", {})

    assert computer.get(WORK).json == {"is_at_work": True}
    assert "Your test is not finished" in asked.text
    assert computer.get("/en/room").location == paper


def test_after_the_hand_in_it_cleans_itself_and_says_so(manager: Staff, app: Flask) -> None:
    computer, paper = begin(manager, app)
    send(computer, f"{paper}/submit", {})

    assert computer.get(WORK).json == {"is_at_work": False}
    assert "Computer 7 is clean" in send(computer, "/en/room/clean", {}).text
    assert computer.get("/en/room").location.endswith("/en/join")


def test_who_is_sure_leaves_in_the_middle(manager: Staff, app: Flask) -> None:
    computer, _ = begin(manager, app)

    assert "Computer 7 is clean" in send(computer, "/en/room/clean", {"sure": "yes"}).text
    assert computer.get(WORK).json == {"is_at_work": False}


def test_a_browser_that_nobody_uses_has_no_work(client: FlaskClient) -> None:
    assert client.get(WORK).json == {"is_at_work": False}


def test_while_the_session_waits_nothing_cleans_and_at_its_end_it_does(manager: Staff, app: Flask) -> None:
    room_id, computer = open_room(manager, start="together"), app.test_client()
    with computer.session_transaction() as cookie:
        cookie["kiosk"] = [manager.member.centre_id.hex, 7]
    join(computer, code_of(manager, room_id))
    assert "idle.js" not in computer.get("/en/room").text

    send(manager.client, f"/en/centre/rooms/{room_id}/close", {})

    assert "idle.js" in computer.get("/en/room").text


def test_a_seat_that_is_gone_is_told_on_a_computer_for_visitors_too(manager: Staff, app: Flask) -> None:
    computer, _ = begin(manager, app)
    with computer.session_transaction() as cookie:
        cookie["learner"] = "0" * 32

    assert computer.get("/en/room").status_code == 404


def test_after_the_session_it_waits_for_the_next_and_guesses_no_code(manager: Staff, app: Flask) -> None:
    room_id, computer = open_room(manager), app.test_client()
    code = code_of(manager, room_id)
    with computer.session_transaction() as cookie:
        cookie["kiosk"] = [manager.member.centre_id.hex, 7]
    assert "kiosk.js" in computer.get(f"/en/join/{code}").text
    send(manager.client, f"/en/centre/rooms/{room_id}/close", {})

    for _ in range(40):
        assert computer.get(f"/en/join/{code}").location.endswith("/en/room/computer")

    code = code_of(manager, open_room(manager))
    assert computer.get("/en/room/computer").location.endswith(f"/en/join/{code}")
    assert computer.get(f"/en/join/{code}").status_code == 200


def test_a_phone_that_guesses_codes_waits_as_before(manager: Staff, app: Flask) -> None:
    phone = app.test_client()

    answers = [phone.get("/en/join/000000").status_code for _ in range(40)]

    assert set(answers) == {422, 429}
