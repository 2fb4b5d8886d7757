from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Thread
from uuid import UUID

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.accounts import Account
from elearn.storage.accounts import load_account, save_totp_secret, set_active
from elearn.storage.engine import reading, transaction
from elearn.web import clock, identity
from tests.conftest import Recorder
from tests.web.browsing import SIGN_IN, send, sign_in
from tests.web.conftest import PASSWORD

ACCOUNT = "/en/account/"
NEW_PASSWORD = "another long pass phrase"


def test_a_right_password_opens_the_account(client: FlaskClient, editor: Account) -> None:
    page = sign_in(client)

    assert (page.status_code, page.location) == (303, ACCOUNT)
    assert "editor" in client.get(ACCOUNT).text
    assert client.get(ACCOUNT).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("typed", ["EDITOR", " editor ", "Editor"])
def test_how_a_user_name_is_capitalised_does_not_matter(
    client: FlaskClient, editor: Account, typed: str
) -> None:
    assert sign_in(client, typed).status_code == 303


def test_after_signing_in_the_person_goes_where_they_were_going(client: FlaskClient, editor: Account) -> None:
    asked = client.get("/en/account/password")

    assert asked.location == f"{SIGN_IN}?next=/en/account/password"
    assert 'value="/en/account/password"' in client.get(asked.location).text
    assert sign_in(client, next="/en/account/password").location == "/en/account/password"


def test_nobody_is_led_to_another_site(client: FlaskClient, editor: Account) -> None:
    assert "evil" not in client.get(f"{SIGN_IN}?next=//evil.example").text.split("<main")[1]
    assert sign_in(client, next="//evil.example").location == ACCOUNT


def test_the_answer_does_not_tell_which_user_names_exist(client: FlaskClient, editor: Account) -> None:
    wrong, unknown = sign_in(client, "editor", "wrong"), sign_in(client, "nobody", "wrong")

    assert wrong.status_code == unknown.status_code == 422
    assert _message(wrong.text) == _message(unknown.text) != ""


def test_a_deactivated_account_is_refused_and_its_session_ends(
    client: FlaskClient, editor: Account, sqlite_engine: Engine
) -> None:
    sign_in(client)
    with transaction(sqlite_engine) as session:
        set_active(session, editor.id, is_active=False)

    assert client.get(ACCOUNT).status_code == 302
    assert sign_in(client).status_code == 422


@pytest.mark.usefixtures("stopped_clock")
def test_tries_are_paused_and_a_restart_does_not_help(
    client: FlaskClient, editor: Account, make_app: Callable[..., Flask]
) -> None:
    for _ in range(5):
        assert sign_in(client, "editor", "wrong").status_code == 422
    paused = sign_in(client)
    after_restart = sign_in(make_app().test_client())

    assert paused.status_code == after_restart.status_code == 429
    assert paused.headers["Retry-After"] == "1"
    assert "Wait 1 second" in paused.text


@pytest.mark.usefixtures("stopped_clock")
def test_a_pause_is_the_accounts_not_everybodys(client: FlaskClient, editor: Account) -> None:
    for _ in range(5):
        sign_in(client, "somebody", "wrong")

    assert sign_in(client, "somebody", "wrong").status_code == 429
    assert sign_in(client).status_code == 303


def test_a_right_password_after_the_pause_clears_the_failures(
    client: FlaskClient, editor: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        sign_in(client, "editor", "wrong")
    _jump(monkeypatch, timedelta(seconds=2))

    assert sign_in(client).status_code == 303
    send(client, "/en/account/sign-out")
    assert sign_in(client, "editor", "wrong").status_code == 422
    assert sign_in(client).status_code == 303


def test_a_session_of_staff_ends_after_a_working_day(
    client: FlaskClient, editor: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client)
    _jump(monkeypatch, timedelta(hours=11, minutes=59))
    assert client.get(ACCOUNT).status_code == 200
    _jump(monkeypatch, timedelta(hours=12, minutes=1))
    assert client.get(ACCOUNT).status_code == 302


def test_signing_in_and_out_begins_a_new_session_but_keeps_the_learner(
    client: FlaskClient, editor: Account
) -> None:
    learner = UUID(int=7).hex
    with client.session_transaction() as session:
        session["learner"] = learner
    client.get(SIGN_IN)
    tokens = [_token(client)]
    sign_in(client)
    client.get(ACCOUNT)
    tokens.append(_token(client))
    send(client, "/en/account/sign-out")
    client.get(SIGN_IN)
    tokens.append(_token(client))

    assert len(set(tokens)) == 3
    assert client.get(ACCOUNT).status_code == 302
    with client.session_transaction() as session:
        assert session["learner"] == learner


def test_a_signed_in_page_loads_its_account_with_one_query(
    client: FlaskClient, editor: Account, sqlite_engine: Engine, statements: Recorder
) -> None:
    sign_in(client)
    with statements(sqlite_engine) as recorded:
        client.get(ACCOUNT)

    assert len(recorded) == 1


def test_a_page_of_a_learner_knows_them_without_a_query(
    client: FlaskClient, sqlite_engine: Engine, statements: Recorder
) -> None:
    with client.session_transaction() as session:
        session["learner"] = UUID(int=7).hex
    with statements(sqlite_engine) as recorded:
        client.get(SIGN_IN)

    assert recorded == []


def test_a_new_password_ends_every_other_session(client: FlaskClient, app: Flask, editor: Account) -> None:
    elsewhere = app.test_client()
    sign_in(elsewhere)
    sign_in(client)
    fields = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}

    assert send(client, "/en/account/password", fields).location == SIGN_IN
    assert elsewhere.get(ACCOUNT).status_code == client.get(ACCOUNT).status_code == 302
    assert sign_in(client).status_code == 422
    assert sign_in(client, password=NEW_PASSWORD).status_code == 303


@pytest.mark.parametrize(
    ("current", "new"),
    [("wrong", NEW_PASSWORD), (PASSWORD, "short"), (PASSWORD, "my name is editor"), (PASSWORD, "")],
)
def test_a_bad_change_of_password_changes_nothing(
    client: FlaskClient, editor: Account, current: str, new: str
) -> None:
    sign_in(client)
    page = send(client, "/en/account/password", {"current_password": current, "new_password": new})

    assert page.status_code == 422
    assert client.get(ACCOUNT).status_code == 200
    assert current not in page.text


def test_a_second_step_is_set_up_used_once_and_removed(
    client: FlaskClient, editor: Account, sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client)
    client.get("/en/account/totp")
    with client.session_transaction() as session:
        totp = pyotp.TOTP(session["totp_draft"])
    assert client.get("/en/account/totp.svg").content_type == "image/svg+xml"

    wrong = send(client, "/en/account/totp", {"password": PASSWORD, "one_time_code": "000000"})
    fields = {"password": PASSWORD, "one_time_code": totp.at(clock.utc_now())}
    right = send(client, "/en/account/totp", fields)

    assert (wrong.status_code, right.status_code) == (422, 303)
    send(client, "/en/account/sign-out")
    assert sign_in(client).status_code == 422
    assert sign_in(client, one_time_code=fields["one_time_code"]).status_code == 422  # used up at set-up
    _jump(monkeypatch, timedelta(minutes=2))
    later = totp.at(clock.utc_now() + timedelta(minutes=2))
    assert sign_in(client, one_time_code=f"{later[:3]} {later[3:]}").status_code == 303
    assert send(client, "/en/account/totp/remove", {"password": "wrong"}).status_code == 422
    assert send(client, "/en/account/totp/remove", {"password": PASSWORD}).status_code == 303
    with reading(sqlite_engine) as database:
        assert load_account(database, editor.id).totp_secret is None


def test_a_code_alone_opens_nothing(client: FlaskClient, editor: Account, sqlite_engine: Engine) -> None:
    secret = pyotp.random_base32()
    with transaction(sqlite_engine) as database:
        save_totp_secret(database, editor.id, secret)

    code = pyotp.TOTP(secret).at(datetime.now(UTC))
    assert sign_in(client, password="wrong", one_time_code=code).status_code == 422
    assert sign_in(client, one_time_code=code).status_code == 303


def test_the_same_account_may_sign_in_on_every_computer_of_the_room_at_once(
    app: Flask, editor: Account
) -> None:
    answers: list[int] = []
    threads = [
        Thread(target=lambda: answers.append(sign_in(app.test_client()).status_code)) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [303] * 12


def _jump(monkeypatch: pytest.MonkeyPatch, ahead: timedelta) -> None:
    for module in (identity, "elearn.web.account.views"):
        target = f"{module}.utc_now" if isinstance(module, str) else f"{module.__name__}.utc_now"
        monkeypatch.setattr(target, lambda: datetime.now(UTC) + ahead)


def _token(client: FlaskClient) -> str:
    with client.session_transaction() as session:
        return str(session["csrf_token"])


def _message(text: str) -> str:
    return text.partition('role="alert">')[2].partition("</div>")[0]
