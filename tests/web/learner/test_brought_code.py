"""A code of another server begins here, where this server sends its results to a central one."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.accounts import make_learner_code
from elearn.domain.attempts import LearnerId
from elearn.domain.centres import Centre, CentreId
from elearn.formats.sync.lines import public_key_of
from elearn.storage.centres import add_centre
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import find_learner_by_code
from elearn.usecases.begin_learner import begin_learner
from elearn.usecases.connect_server import connect_server
from elearn.usecases.issue_learner_code import issue_learner_code
from tests.builders import NOW, new_id
from tests.web.browsing import send

CODE = make_learner_code(12_345_678_901)
WAY = "Begin here with this code"


@pytest.fixture
def connected(sqlite_engine: Engine) -> None:
    """This server sends to a central one."""
    with transaction(sqlite_engine) as session:
        add_centre(session, Centre(id=CentreId(new_id()), name="Tula", created_at=NOW))
        key = public_key_of("central")
        connect_server(session, url="", centre_id=CentreId(new_id()), server_key=key, now=NOW)


@pytest.mark.usefixtures("connected")
def test_a_code_from_elsewhere_begins_here(client: FlaskClient, sqlite_engine: Engine) -> None:
    refused = send(client, "/en/code/resume", {"code": CODE})
    assert WAY in refused.text

    for _ in range(2):  # pressed twice
        assert send(client, "/en/code/begin", {"code": CODE}).status_code == 303

    with reading(sqlite_engine) as session:
        learner = find_learner_by_code(session, CODE)
    assert learner is not None
    assert learner.is_code_brought
    assert f"{CODE[:4]} {CODE[4:8]} {CODE[8:]}" in client.get("/en/code").text.replace("\u00a0", " ")


@pytest.mark.usefixtures("connected")
def test_a_mistyped_code_begins_nothing(client: FlaskClient) -> None:
    for code in ("1234", "", "я" * 12):
        assert WAY not in send(client, "/en/code/resume", {"code": code}).text
        assert send(client, "/en/code/begin", {"code": code}).status_code == 422


@pytest.mark.usefixtures("connected")
def test_a_code_that_this_server_made_is_not_opened_by_that_way(
    client: FlaskClient, sqlite_engine: Engine
) -> None:
    with transaction(sqlite_engine) as session:
        learner = begin_learner(session, learner_id=LearnerId(new_id()), now=NOW)
        code = issue_learner_code(session, learner_id=learner.id, draw=lambda: 7)

    assert send(client, "/en/code/begin", {"code": code}).status_code == 422


def test_a_server_that_sends_nowhere_offers_no_such_way(app: Flask) -> None:
    client = app.test_client()

    assert WAY not in send(client, "/en/code/resume", {"code": CODE}).text
    assert send(client, "/en/code/begin", {"code": CODE}).status_code == 422
