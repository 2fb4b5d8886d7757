"""Wrong pictures pause a person at the tiles; new pictures from staff end the pause."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from elearn.domain.groups import Pin
from tests.web.browsing import send, token_of
from tests.web.centre.conftest import Staff
from tests.web.centre.room_visits import code_of, load_tests, open_room


@pytest.fixture(autouse=True)
def _world(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    load_tests(sqlite_engine)
    now = datetime.now(UTC)
    monkeypatch.setattr("elearn.web.room.views.pictures.utc_now", lambda: now)


def press(client: FlaskClient, address: str, pin: Pin) -> TestResponse:
    return client.post(address, data={"csrf_token": token_of(client), "picture": list(pin)})


def test_new_pictures_open_the_seat_at_once_after_wrong_ones(manager: Staff, app: Flask) -> None:
    group = manager.make_group("Али")
    (person,) = manager.people(group)
    address = f"/en/join/{code_of(manager, open_room(manager, group=str(group)))}/{person.number}"
    visitor = app.test_client()

    wrong = [press(visitor, address, person.pin[::-1]).status_code for _ in range(6)]
    send(manager.client, f"/en/centre/groups/{group}/people/{person.id}/pictures")
    (changed,) = manager.people(group)

    assert wrong == [422] * 5 + [429]
    assert press(visitor, address, person.pin).status_code == 422
    assert press(visitor, address, changed.pin).location.endswith("/en/room")
    assert visitor.get("/en/room").status_code == 200
