"""Every address but a short public list turns strangers away; every role gets what the table says."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.permissions import Permission, Role, may
from elearn.web.identity import guard_blueprint
from tests.web.browsing import sign_in
from tests.web.conftest import store_account

#: What strangers may open. Learners' pages need no account: whatever is a learner's own is found by the
#: learner's id in the signed cookie, and somebody else's is not found.
PUBLIC = {
    "front_door",
    "static",
    "media.show_medium",
    "operators.healthz",
    "operators.readyz",
    "show_worker",
    "show_robots",
    "install.show_manifest",
    "account.sign_in",
    "account.sign_in_person",
    "account.show_invitation",  # whoever has the secret of a link
    "account.accept_invitation",
}
PUBLIC_BLUEPRINTS = {"learner", "room"}
TURNED_AWAY = {302, 401, 403, 404}
STRANGER = {"REMOTE_ADDR": "192.0.2.7"}
STAFF = [Role.CENTRE_STAFF, Role.TRANSLATOR, Role.EDITOR, Role.ADMINISTRATOR]


def test_strangers_are_turned_away_everywhere_else(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("elearn.web.security.validate_csrf", lambda token: None)
    monkeypatch.setattr("flask_wtf.csrf.validate_csrf", lambda token: None)
    let_in = [
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        if not _is_public(rule.endpoint)
        for method in sorted((rule.methods or set()) - {"OPTIONS"})
        if client.open(_fill(rule.rule), method=method, environ_base=STRANGER).status_code not in TURNED_AWAY
    ]

    assert let_in == []


def test_the_public_list_names_only_what_exists(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} >= PUBLIC


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.parametrize("permission", list(Permission))
def test_a_guarded_page_opens_for_the_roles_of_the_table(
    guarded_app: Flask, sqlite_engine: Engine, role: Role, permission: Permission
) -> None:
    store_account(sqlite_engine, "somebody", role)
    client = guarded_app.test_client()
    address = f"/guarded/{permission.value}"

    assert client.get(address).status_code == 302
    sign_in(client, "somebody")
    assert client.get(address).status_code == (200 if may(role, permission) else 403)


@pytest.fixture
def guarded_app(make_app: Callable[..., Flask]) -> Flask:
    """The application with one page behind each permission."""
    app = make_app()
    for permission in Permission:
        blueprint = Blueprint(f"behind_{permission}", __name__)
        guard_blueprint(blueprint, permission)
        blueprint.get(f"/guarded/{permission.value}", endpoint="page")(lambda: "let in")
        app.register_blueprint(blueprint)
    return app


def _is_public(endpoint: str) -> bool:
    return endpoint in PUBLIC or endpoint.partition(".")[0] in PUBLIC_BLUEPRINTS


def _fill(rule: str) -> str:
    """Put something that fits into each placeholder."""
    samples = {"lang": "en", "uuid": str(UUID(int=7)), "int": "1", "sha256": "0" * 64}
    return re.sub(r"<(?:(\w+)(?:\([^)]*\))?:)?\w+>", lambda found: samples.get(found[1] or "", "x"), rule)
