import json
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.storage.engine import make_engine, transaction
from elearn.storage.releases import add_release, set_current_release
from elearn.web.database import books, init_database
from tests.builders import NOW, a_bank, a_ref
from tests.web.browsing import SIGN_IN

STRANGER = {"REMOTE_ADDR": "192.0.2.7"}


def test_the_process_says_that_it_is_alive(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "alive"}


def test_it_is_ready_once_banks_are_loaded(client: FlaskClient, sqlite_engine: Engine) -> None:
    before = client.get("/readyz")
    with transaction(sqlite_engine) as session:
        add_release(session, a_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)
    after = client.get("/readyz")

    assert (before.status_code, before.get_json()["banks"]) == (503, False)
    assert (after.status_code, after.get_json()["status"]) == (200, "ready")


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all.db", "postgresql://127.0.0.1:1/none"])
def test_it_is_not_ready_without_a_database(app: Flask, client: FlaskClient, url: str) -> None:
    engine = make_engine(url)
    with app.app_context():
        init_database(app, engine, books())

    page = client.get("/readyz")

    assert (page.status_code, page.get_json()["database"]) == (503, False)


def test_counters_are_for_this_machine_or_for_who_has_the_token(
    client: FlaskClient, make_app: Callable[..., Flask]
) -> None:
    guarded = make_app(metrics_token="long secret").test_client()

    def status(asking: FlaskClient, address: str = "127.0.0.1", **headers: str) -> int:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return asking.get("/metrics", headers=named, environ_base={"REMOTE_ADDR": address}).status_code

    assert status(client) == status(client, "::1") == 200
    assert status(client, "192.0.2.7") == 403
    assert status(client, X_Forwarded_For="192.0.2.7") == 403  # a proxy on this machine
    assert status(guarded) == status(guarded, Authorization="Bearer wrong") == 403
    assert status(guarded, "192.0.2.7", Authorization="Bearer long secret") == 200
    assert status(guarded, Authorization="Bearer \u00fc".encode().decode("latin-1")) == 403


def test_requests_are_counted_by_endpoint_and_status(make_app: Callable[..., Flask]) -> None:
    client = make_app().test_client()
    client.get(SIGN_IN)
    client.get("/en/nowhere")

    text = client.get("/metrics").text

    assert 'elearn_requests_total{endpoint="account.sign_in",status="200"} 1.0' in text
    assert 'elearn_requests_total{endpoint="none",status="404"} 1.0' in text
    assert 'elearn_seconds_count{endpoint="account.sign_in"} 1.0' in text


def test_a_request_is_one_line_without_personal_data(
    make_app: Callable[..., Flask], capsys: pytest.CaptureFixture[str]
) -> None:
    client = make_app().test_client()
    client.get(f"{SIGN_IN}?next=/en/secret-place", environ_base=STRANGER)
    client.get("/healthz")

    lines = capsys.readouterr().err.splitlines()

    assert len(lines) == 1
    entry = json.loads(lines[0])
    assert set(entry) == {"event", "timestamp", "request_id", "method", "endpoint", "status", "ms"}
    assert (entry["endpoint"], entry["status"]) == ("account.sign_in", 200)


def test_a_failure_is_logged_with_its_request_and_traceback(
    make_app: Callable[..., Flask], capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_app()
    app.view_functions["account.sign_in"] = lambda: str(1 / 0)
    page = app.test_client().get(SIGN_IN)

    failure, request = map(json.loads, capsys.readouterr().err.splitlines())

    assert page.status_code == request["status"] == 500
    assert failure["level"] == "error"
    assert "ZeroDivisionError" in failure["exception"]
    assert failure["request_id"] == request["request_id"]
    assert request["request_id"] in page.text
