"""A session held over HTTP, for tests of what it leaves behind."""

import re
from collections.abc import Sequence
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient

from elearn.domain.groups import Participant
from elearn.domain.rooms import RoomSessionId
from elearn.storage.engine import reading
from elearn.storage.rooms import load_room_session
from tests.web.browsing import send
from tests.web.centre.conftest import Staff

NEW = {"subject": "test:history-01", "mode": "exam", "start": "when_ready"}


def open_room(staff: Staff, **changes: str) -> UUID:
    answer = send(staff.client, "/en/centre/rooms", {**NEW, **changes})
    assert answer.status_code == 303, answer.text
    return UUID(re.findall(r"[0-9a-f-]{36}", answer.location)[0])


def code_of(staff: Staff, room_id: UUID) -> str:
    with reading(staff.engine) as session:
        room = load_room_session(session, RoomSessionId(room_id), centre_id=staff.member.centre_id)
    return room.join_code


def come(app: Flask, staff: Staff, room_id: UUID, person: Participant) -> FlaskClient:
    """Join with the three pictures."""
    client = app.test_client()
    pin: Sequence[str] = person.pin
    joined = client.post(
        f"/en/join/{code_of(staff, room_id)}/{person.number}",
        data={"csrf_token": _token(client), "picture": list(pin)},
    )
    assert joined.status_code == 303, joined.text
    return client


def hand_in(client: FlaskClient, **responses: str) -> None:
    """Begin and hand in at once, with these responses by field."""
    paper = send(client, "/en/room/begin", {}).location
    assert send(client, f"{paper}/submit", responses).status_code == 303


def _token(client: FlaskClient) -> str:
    found = re.search(r'<meta name="csrf-token" content="([^"]+)"', client.get("/en/join").text)
    assert found
    return found[1]
