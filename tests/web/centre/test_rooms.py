"""Sessions over HTTP: other centres see nothing, whatever comes is answered, codes cannot be guessed."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from werkzeug.routing import Rule

from elearn.storage.engine import reading
from elearn.storage.tables import AttemptRow
from tests.web.browsing import send
from tests.web.centre.conftest import Staff, StaffMaker
from tests.web.centre.room_visits import NEW, code_of, join, load_tests, open_room


@pytest.fixture(autouse=True)
def _bank(sqlite_engine: Engine) -> None:
    load_tests(sqlite_engine)


def test_every_address_of_another_centres_session_is_not_found(
    app: Flask, manager: Staff, make_staff: StaffMaker
) -> None:
    stranger, room_id = make_staff("stranger"), open_room(manager)
    seat_id = room_id  # any id: the session is refused before the seat is looked for
    addresses = [
        (method, rule.rule.replace("<lang:lang_code>", "en"))
        for rule in _rules(app)
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
    ]

    assert len(addresses) >= 10
    for method, rule in addresses:
        address = rule.replace("<uuid:session_id>", str(room_id)).replace("<uuid:seat_id>", str(seat_id))
        answer = (
            stranger.client.get(address)
            if method == "GET"
            else send(stranger.client, address, {"step": "2", "give": "yes"})
        )
        assert answer.status_code == 404, (method, address)
    assert manager.client.get(f"/en/centre/rooms/{room_id}").status_code == 200
    assert code_of(manager, room_id)


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": ""},
        {"subject": "test:"},
        {"subject": "test:../../etc"},
        {"subject": "book:history-01"},
        {"mode": "game"},
        {"start": "never"},
        {"group": "x"},
    ],
)
def test_a_session_of_nonsense_is_asked_for_again(manager: Staff, changes: dict[str, str]) -> None:
    answer = send(manager.client, "/en/centre/rooms", {**NEW, **changes})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_a_group_of_another_centre_cannot_be_invited(manager: Staff, make_staff: StaffMaker) -> None:
    theirs = make_staff("stranger").make_group("Али")

    assert send(manager.client, "/en/centre/rooms", {**NEW, "group": str(theirs)}).status_code == 404


def test_nobody_sits_down_without_pictures_in_a_session_of_a_group_that_is_empty(
    manager: Staff, app: Flask
) -> None:
    room_id, visitor = open_room(manager, group=str(manager.make_group())), app.test_client()

    answer = send(visitor, f"/en/join/{code_of(manager, room_id)}", {})

    assert answer.location.endswith(f"/join/{code_of(manager, room_id)}")
    assert visitor.get("/en/room").location.endswith("/en/join")


def test_an_unknown_test_is_told(manager: Staff) -> None:
    changes = {"subject": "test:history-99"}

    assert send(manager.client, "/en/centre/rooms", {**NEW, **changes}).status_code == 404


def test_somebody_with_the_code_sits_down_and_begins(manager: Staff, app: Flask) -> None:
    room_id, visitor = open_room(manager), app.test_client()
    join(visitor, code_of(manager, room_id))

    assert "Begin the test" in visitor.get("/en/room").text
    paper = send(visitor, "/en/room/begin", {})
    assert "/attempts/" in paper.location
    assert send(visitor, "/en/room/begin", {}).location == paper.location
    assert 'id="room-bar"' in visitor.get(paper.location).text
    assert '"stage":"at_work"' in visitor.get("/api/room").text
    assert "works" in manager.client.get(f"/en/centre/rooms/{room_id}").text


def test_the_attempt_is_in_the_language_of_the_seat(manager: Staff, app: Flask) -> None:
    visitor = app.test_client()
    join(visitor, code_of(manager, open_room(manager)))
    assert send(visitor, "/tg/room/begin", {}).status_code == 303
    with reading(manager.engine) as session:
        assert session.scalars(select(AttemptRow.language)).all() == ["tg"]


def test_the_report_tells_results_and_the_hardest_tasks(manager: Staff, app: Flask) -> None:
    room_id, visitor = open_room(manager), app.test_client()
    address = f"/en/centre/rooms/{room_id}/report"
    assert "Nobody has handed in yet." in manager.client.get(address).text
    join(visitor, code_of(manager, room_id))
    paper = send(visitor, "/en/room/begin", {}).location
    assert send(visitor, f"{paper}/submit", {}).status_code == 303

    report = manager.client.get(address).text

    assert "Not passed yet" in report
    assert "1 of 1 people" in report
    assert "Right answer:" in report


def test_codes_cannot_be_guessed_in_a_row(client: FlaskClient) -> None:
    statuses = [send(client, "/en/join", {"code": f"{guess:06d}"}).status_code for guess in range(40)]

    assert statuses[0] == 422
    assert statuses[-1] == 429


@pytest.mark.parametrize("code", ["", "12345", "no", "١٢٣٤٥٦", "1" * 200])
def test_what_is_no_code_is_refused_in_words(client: FlaskClient, code: str) -> None:
    answer = send(client, "/en/join", {"code": code})

    assert answer.status_code == 422
    assert "board" in answer.text


def test_a_browser_without_a_seat_is_led_to_the_code(client: FlaskClient) -> None:
    assert client.get("/en/room").location.endswith("/en/join")
    assert client.get("/api/room").status_code == 404
    assert send(client, "/en/room/begin", {}).status_code == 404
    assert send(client, "/en/room/clean", {}).status_code == 200


def test_a_seat_of_somebody_else_in_the_same_browser_is_not_theirs(manager: Staff, app: Flask) -> None:
    visitor = app.test_client()
    join(visitor, code_of(manager, open_room(manager)))
    with visitor.session_transaction() as cookie:
        cookie["learner"] = "0" * 32

    assert visitor.get("/en/room").status_code == 404


@pytest.mark.parametrize("number", ["", "0", "100", "-1", "x", "9" * 50])
def test_a_computer_has_a_number_from_one_to_ninety_nine(manager: Staff, number: str) -> None:
    assert send(manager.client, "/en/centre/computer", {"number": number}).status_code == 422


def test_a_computer_for_visitors_signs_staff_out_and_shows_the_session(manager: Staff) -> None:
    room_id = open_room(manager)
    code = code_of(manager, room_id)

    assert send(manager.client, "/en/centre/computer", {"number": "7"}).location.endswith("/room/computer")

    assert manager.client.get("/en/centre/").status_code == 302
    assert manager.client.get("/en/room/computer").location.endswith(f"/join/{code}")
    join(manager.client, code)
    assert "Seat 7" in manager.client.get("/en/room").text
    assert "Computer 7 is clean" in send(manager.client, "/en/room/clean", {}).text
    assert "Seat" not in manager.client.get("/en/progress").text


def _rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if "session_id" in rule.arguments)
