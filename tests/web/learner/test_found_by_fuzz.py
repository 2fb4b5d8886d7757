"""What fuzzing and thinking have found on the learner's pages: each was a failure of ours once."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.attempts import LearnerId
from elearn.storage.engine import transaction
from elearn.usecases.erase_learner import erase_learner
from tests.web.browsing import token_of
from tests.web.learner.walking import Learner

START = "/en/tests/history-01/attempts"
FORM = 6  # the place of the form in the rich bank


def learner_id_of(client: FlaskClient) -> LearnerId:
    with client.session_transaction() as session:
        return LearnerId(UUID(hex=session["learner"]))


@pytest.mark.parametrize("address", [START, "/en/topics/history-state-symbols/attempts", "/en/code"])
def test_a_browser_whose_learner_was_erased_elsewhere_begins_anew(
    learner: Learner, sqlite_engine: Engine, address: str
) -> None:
    learner.start("exam")
    erased = learner_id_of(learner.client)
    with transaction(sqlite_engine) as session:
        erase_learner(session, learner_id=erased)

    assert learner.send(address, mode="exam").status_code == 303
    assert learner_id_of(learner.client) != erased
    assert learner.open("/en/progress").status_code == 200


def test_the_exam_of_an_erased_learner_can_be_chosen_anew(learner: Learner, sqlite_engine: Engine) -> None:
    learner.start("exam")
    with transaction(sqlite_engine) as session:
        erase_learner(session, learner_id=learner_id_of(learner.client))

    assert learner.send("/en/exam-choice", profile="patent", exam_on="2027-01-15").status_code == 303


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/mistakes/attempts", 409),  # a first visit: no mistakes yet
        ("/en/tests/history-99/attempts", 404),
        ("/en/topics/nonsense/attempts", 404),
        ("/en/exams/schengen/attempts", 404),
    ],
)
def test_a_first_step_that_fails_does_not_spoil_the_next(learner: Learner, address: str, status: int) -> None:
    assert learner.send(address).status_code == status
    assert learner.send(START, mode="exam").status_code == 303


@pytest.mark.parametrize("nonsense", ["[" * 3_999, '{"a":' * 700, "[1]", "null", "{", '"text"'])
def test_a_form_filled_with_nonsense_by_the_api_can_still_be_opened(learner: Learner, nonsense: str) -> None:
    paper = learner.start("practice")

    assert learner.save(paper, FORM, nonsense).status_code == 204
    assert learner.open(paper).status_code == 200
    assert learner.send(f"{paper}/submit").status_code == 303
    assert learner.open(f"{paper}/review").status_code == 200


@pytest.mark.parametrize("path", ["/en/", "/en/tests", "/en/exams", "/en/syllabus", "/en/progress"])
def test_a_site_without_any_bank_still_has_its_pages(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("cookie", ["x|\u00e9", "|", "x|y", "\u00e9"])
def test_a_remember_me_cookie_that_we_never_set_is_ignored(client: FlaskClient, cookie: str) -> None:
    client.set_cookie("remember_token", cookie)

    assert client.get("/en/").status_code == 200
    assert client.get("/en/account/").status_code == 302


@pytest.mark.parametrize("host", ["[::1", "a" * 300, "x y", "localhost:99999", "[x]"])
def test_a_host_that_makes_no_address_is_refused(make_app: Callable[..., Flask], host: str) -> None:
    client = make_app().test_client()

    assert client.get("/en/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(("scheme", "status"), [("https://[", 400), ("javascript", 400), ("https", 200)])
def test_a_scheme_told_by_a_proxy_is_not_believed_blindly(
    make_app: Callable[..., Flask], scheme: str, status: int
) -> None:
    client = make_app(trusted_proxies=1).test_client()

    assert client.get("/en/", headers={"X-Forwarded-Proto": scheme}).status_code == status


@pytest.mark.parametrize(
    ("prefix", "status"), [("//elsewhere.example", 400), ("https://[", 400), ("/elearn", 200), ("", 200)]
)
def test_a_prefix_told_by_a_proxy_cannot_lead_away(
    make_app: Callable[..., Flask], prefix: str, status: int
) -> None:
    client = make_app(trusted_proxies=1).test_client()

    assert client.get("/en/", headers={"X-Forwarded-Prefix": prefix}).status_code == status


def test_a_referrer_that_is_no_address_is_a_wrong_token_behind_tls(client: FlaskClient) -> None:
    site = "https://localhost"
    token = token_of(client)
    answer = client.post(
        "/en/text-size",
        data={"csrf_token": token, "size": "2"},
        headers={"Referer": "https://["},
        base_url=site,
    )

    assert answer.status_code == 400


@pytest.mark.parametrize("path", ["/en/", "/en/account/", "/en/account/sign-in", "/api/attempts/x"])
@pytest.mark.parametrize(
    ("query", "is_read"), [("a=\xf0\xa0", False), ("a=\xc3\xa9", True), ("a=%F0%A0", True)]
)
def test_a_query_that_is_not_utf_8_is_not_understood(
    client: FlaskClient, path: str, query: str, is_read: bool
) -> None:
    answer = client.get(path, environ_overrides={"QUERY_STRING": query})

    assert answer.status_code in ({200, 302, 404} if is_read else {400})


@pytest.mark.parametrize("address", ["/en/exam-choice", "/en/my-data/erase", "/en/account/sign-in"])
@pytest.mark.parametrize("body", [True, "text", 5, [1], {"user_name": 5, "password": [], "profile": {}}])
def test_json_is_no_form(client: FlaskClient, address: str, body: object) -> None:
    answer = client.post(address, json=body, headers={"X-CSRFToken": token_of(client)})

    assert answer.status_code == 415
