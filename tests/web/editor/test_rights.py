"""Every address under /editor/ refuses everyone without the right."""

import re
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.permissions import Role
from elearn.web.editor import blueprint
from tests.web.browsing import sign_in, token_of
from tests.web.conftest import store_account

#: What a translator may send: what it does is bound to their languages.
OF_TRANSLATORS = {
    "editor.add_comment",
    "editor.approve",
    "editor.autosave_translation",
    "editor.bring_file",
    "editor.hand_in",
    "editor.restore",
    "editor.return_entry",
    "editor.save_lesson",
    "editor.autosave_lesson",
    "editor.save_translation",
    "editor.settle_comment",
    "editor.take_in",
    "editor.tick_step",
}
#: What a translator may not even open.
OF_EDITORS = {
    "editor.ask_before_withdrawal",
    "editor.draw_item_chart",
    "editor.find_item",
    "editor.show_article_form",
    "editor.show_item_statistics",
    "editor.show_law_form",
    "editor.show_new_item",
    "editor.show_new_law",
    "editor.show_new_law_change",
    "editor.show_new_medium",
    "editor.show_publishing",
    "editor.show_statistics",
    "editor.show_withdrawal",
}
SIGN_IN = "/en/account/sign-in"
_SAMPLES = {"uuid": str(UUID(int=7)), "lang": "en", "int": "1", "sha256": "0" * 64}


def enter(app: Flask, engine: Engine, role: Role) -> FlaskClient:
    store_account(engine, "somebody", role)
    client = app.test_client()
    sign_in(client, "somebody")
    return client


def addresses(app: Flask) -> list[tuple[str, str, str]]:
    """List endpoint, method and a filled address."""
    return [
        (rule.endpoint, method, re.sub(r"<(?:(\w+)[^:>]*:)?\w+>", _fill, rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith(f"{blueprint.editor.name}.")
        for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"})
    ]


def _fill(found: re.Match[str]) -> str:
    return _SAMPLES.get(found[1] or "", "x")


def ask(client: FlaskClient, method: str, address: str) -> int:
    data = {"csrf_token": token_of(client, "/en/account/")} if method != "GET" else None
    return client.open(address, method=method, data=data).status_code


def test_staff_of_centres_open_and_send_nothing(app: Flask, sqlite_engine: Engine) -> None:
    client = enter(app, sqlite_engine, Role.CENTRE_STAFF)
    asked = addresses(app)

    assert len(asked) >= 80
    assert {(name, method) for name, method, path in asked if ask(client, method, path) != 403} == set()


def test_a_translator_sends_nothing_but_what_is_theirs(app: Flask, sqlite_engine: Engine) -> None:
    client = enter(app, sqlite_engine, Role.TRANSLATOR)
    sending = [each for each in addresses(app) if each[1] != "GET" and each[0] not in OF_TRANSLATORS]

    assert {name for name, method, path in sending if ask(client, method, path) != 403} == set()


def test_a_translator_opens_no_page_on_which_only_editors_act(app: Flask, sqlite_engine: Engine) -> None:
    client = enter(app, sqlite_engine, Role.TRANSLATOR)
    pages = [(name, path) for name, method, path in addresses(app) if method == "GET"]

    assert {name for name, path in pages if ask(client, "GET", path) == 403} == OF_EDITORS


def test_somebody_signed_out_is_led_to_the_sign_in(app: Flask) -> None:
    client = app.test_client()
    pages = [path for _, method, path in addresses(app) if method == "GET"]
    asked = [(path, client.get(path)) for path in pages]

    assert len(pages) >= 40
    assert {path for path, answer in asked if answer.status_code != 302} == set()
    assert {path for path, answer in asked if answer.location != f"{SIGN_IN}?next={path}"} == set()


def test_somebody_signed_out_sends_nothing(app: Flask) -> None:
    client = app.test_client()
    token = token_of(client, SIGN_IN)
    forms = [(method, path) for _, method, path in addresses(app) if method != "GET"]
    sent = [client.open(path, method=method, data={"csrf_token": token}) for method, path in forms]

    assert len(forms) >= 40
    assert {(answer.status_code, answer.location) for answer in sent} == {(302, SIGN_IN)}
    assert {client.open(path, method=method).status_code for method, path in forms} == {400}  # no token


def test_the_list_names_only_what_exists(app: Flask) -> None:
    assert {name for name, method, _ in addresses(app) if method == "POST"} >= OF_TRANSLATORS
