"""What a person does in a browser, for tests: read the token on a page, send a form with it."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse as Answer

from tests.web.conftest import PASSWORD

SIGN_IN = "/en/account/sign-in"


def token_of(client: FlaskClient, address: str = SIGN_IN) -> str:
    """Read the CSRF token as the scripts of a page do."""
    found = re.search(r'<meta name="csrf-token" content="([^"]+)"', client.get(address).text)
    assert found, f"no token on {address}"
    return found[1]


def send(client: FlaskClient, address: str, fields: dict[str, str] | None = None, **options: Any) -> Answer:
    """Send a form with the token of the sign-in page, which everybody can open."""
    token = token_of(client, SIGN_IN if not _is_signed_in(client) else "/en/account/")
    return client.post(address, data={"csrf_token": token, **(fields or {})}, **options)


def sign_in(client: FlaskClient, user_name: str = "editor", password: str = PASSWORD, **more: str) -> Answer:
    """Fill in the sign-in form."""
    return send(client, SIGN_IN, {"user_name": user_name, "password": password, **more})


def _is_signed_in(client: FlaskClient) -> bool:
    return client.get("/en/account/").status_code == 200
