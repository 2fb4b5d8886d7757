"""The editors' first page."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.permissions import Role
from tests.web.browsing import send, sign_in
from tests.web.conftest import store_account


def enter(app: Flask, engine: Engine, role: Role) -> FlaskClient:
    store_account(engine, "somebody", role)
    client = app.test_client()
    sign_in(client, "somebody")
    return client


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR, Role.ADMINISTRATOR])
def test_who_works_on_drafts_sees_the_banks(app: Flask, sqlite_engine: Engine, role: Role) -> None:
    page = enter(app, sqlite_engine, role).get("/en/editor/")

    assert page.status_code == 200
    assert "Question banks" in page.text


def test_staff_of_a_centre_do_not(app: Flask, sqlite_engine: Engine) -> None:
    assert enter(app, sqlite_engine, Role.CENTRE_STAFF).get("/en/editor/").status_code == 403


def test_a_translator_begins_no_draft(app: Flask, sqlite_engine: Engine) -> None:
    client = enter(app, sqlite_engine, Role.TRANSLATOR)

    assert send(client, "/en/editor/drafts/history").status_code == 403
