"""What the tests of the pages of laws share. The changes of laws are made up."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.permissions import Role
from tests.web.browsing import sign_in
from tests.web.conftest import store_account

LAWS = "/en/editor/laws"
ACT, ARTICLE = f"{LAWS}/115-fz", f"{LAWS}/115-fz/articles/13.3"
NEW_CHANGE = f"{LAWS}/changes/new"
NOBODY = "00000000-0000-7000-8000-000000000000"
A_CHANGE = {
    "act": "115-fz",
    "articles": "ст. 13.3",
    "takes_effect_on": "2027-03-01",
    "words": "Выдумано.\nДля пробы.",
    "url": "",
}


def enter(app: Flask, engine: Engine, role: Role) -> FlaskClient:
    """Sign somebody new in."""
    store_account(engine, role, role)
    client = app.test_client()
    sign_in(client, role)
    return client
