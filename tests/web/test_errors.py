import json

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from elearn.domain import errors
from elearn.web.errors import EXPLANATIONS, explain_http
from tests.web.browsing import SIGN_IN


def test_every_domain_error_has_its_explanation() -> None:
    assert set(EXPLANATIONS) == set(errors.ElearnError.__subclasses__())


def test_every_explanation_has_a_status_for_errors() -> None:
    assert all(400 <= explanation.status < 600 for explanation in EXPLANATIONS.values())


def test_a_rare_status_is_explained_in_general_words() -> None:
    assert explain_http(418).title == explain_http(400).title
    assert explain_http(504).title == explain_http(500).title


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 413, 415, 429, 500, 503])
def test_an_http_error_is_a_page(app: Flask, status: int) -> None:
    with app.test_request_context(SIGN_IN):
        page, answered, _ = app.ensure_sync(app.handle_user_exception)(_http_error(status))
        title = str(explain_http(status).title)

    assert answered == status
    assert title in page


def test_an_error_of_the_api_is_json(client: FlaskClient) -> None:
    page = client.get("/api/nothing", headers={"Accept-Language": "en"})

    assert page.status_code == 404
    assert page.get_json() == {
        "error": "http_404",
        "message": "There is no such page. Perhaps the address is mistyped. Go to the start page.",
    }


@pytest.mark.parametrize(
    ("path", "ways"),
    [
        ("attempts/01a202fd-132b-7f17-9abe-e7549bd789a5", ["/en/tests", "/en/code"]),
        ("tests/history-99", ["/en/tests"]),
    ],
)
def test_where_an_advice_leads_there_is_a_link(client: FlaskClient, path: str, ways: list[str]) -> None:
    main = client.get(f"/en/{path}").text.partition("<main")[2].partition("</main>")[0]

    assert [way for way in ("/en/tests", "/en/code") if f'href="{way}"' in main] == ways


def test_a_method_that_is_not_allowed_says_which_are(client: FlaskClient) -> None:
    page = client.delete(SIGN_IN)

    assert page.status_code in {400, 405}


def test_a_failure_of_ours_is_a_page_with_a_number_and_a_line_in_the_log(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr(app.logger, "propagate", True)
    monkeypatch.setitem(app.view_functions, "account.sign_in", _fail)

    page = client.get(SIGN_IN)

    assert page.status_code == 500
    assert "Something went wrong on our side." in page.text
    assert "ZeroDivisionError" not in page.text
    assert "ZeroDivisionError" in caplog.text


def test_when_the_error_page_fails_too_plain_words_remain(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.jinja_env.globals, "static_url", _fail)

    page = client.get(SIGN_IN)

    assert page.status_code == 500
    assert page.text.startswith("Something went wrong on our side.\n")


def test_a_pause_says_how_long(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.view_functions, "account.sign_in", _make_wait)

    page = client.get(SIGN_IN)

    assert (page.status_code, page.headers["Retry-After"]) == (429, "64")
    assert "Too many tries." in page.text
    assert "Wait 2 minutes and try again." in page.text


def test_an_erased_learner_is_forgotten_by_the_browser(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with client.session_transaction() as session:
        session["learner"] = "0" * 32
    monkeypatch.setitem(app.view_functions, "account.sign_in", _miss_learner)

    assert client.get(SIGN_IN).status_code == 404
    with client.session_transaction() as session:
        assert "learner" not in session


def _http_error(status: int) -> Exception:
    try:
        abort(status)
    except Exception as error:  # whichever class this status has
        return error


def _fail(*_: object, **__: object) -> str:
    return json.dumps(1 / 0)


def _make_wait() -> str:
    raise errors.TooManyTries(wait_seconds=64)


def _miss_learner() -> str:
    raise errors.LearnerNotFound(learner_id="")
