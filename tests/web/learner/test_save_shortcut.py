"""The short way of a save does what the long way does, and lets nobody in whom the long way would not."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse as Answer

from elearn.web import admissions
from elearn.web.admissions import init_admissions
from elearn.web.clock import utc_now
from elearn.web.database import group_commit
from elearn.web.save_shortcut import ENDPOINT
from tests.web.browsing import token_of
from tests.web.learner.walking import Learner

LONG_WAY = 418


class Saver:
    """A browser on one paper whose saves carry the same credentials each time, as a page's script does."""

    def __init__(self, client: FlaskClient, mode: str = "exam") -> None:
        self.learner = Learner(client)
        self.paper = self.learner.start(mode)
        self.headers = {"X-CSRFToken": token_of(client)}

    def send(self, body: bytes, position: object = 1, **options: Any) -> Answer:
        address = f"{self.paper.replace('/en/', '/api/', 1)}/responses/{position}"
        options = {"content_type": "application/json", "headers": self.headers, **options}
        return self.learner.client.put(address, data=body, **options)

    def save(self, value: str | None, **options: Any) -> Answer:
        return self.send(json.dumps({"response": value}).encode(), **options)

    def stored(self) -> dict[int, str | None]:
        rows = self.learner.open("/en/my-data.json").get_json()["attempt_item"]
        return {row["position"]: row["value"] for row in rows}


@pytest.fixture(autouse=True)
def _no_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test have one day: an admission ends with it."""
    now = utc_now()
    monkeypatch.setattr(admissions, "utc_now", lambda: now)


@pytest.fixture
def saver(learner: Learner) -> Saver:
    """Somebody who saved an answer before."""
    saver = Saver(learner.client)
    assert saver.save("a").status_code == 204
    return saver


@pytest.fixture
def short_way_only(app: Flask, saver: Saver) -> Iterator[None]:
    """Close the long way."""
    view = app.view_functions[ENDPOINT]
    app.view_functions[ENDPOINT] = lambda **_: ("", LONG_WAY)
    yield
    app.view_functions[ENDPOINT] = view


@pytest.mark.usefixtures("short_way_only")
def test_the_next_save_takes_the_short_way(saver: Saver) -> None:
    assert saver.save("b").status_code == 204
    assert saver.stored()[1] == "b"
    assert saver.save(None).status_code == 204
    assert saver.stored()[1] is None


@pytest.mark.usefixtures("short_way_only")
@pytest.mark.parametrize(
    "options",
    [
        {"headers": {}},
        {"headers": {"X-CSRFToken": "another"}},
        {"base_url": "http://another.example/"},
        {"query_string": "x=1"},
        {"content_type": "text/plain"},
        {"content_type": "application/json; charset=utf-8"},
        {"position": "01"},
        {"position": 99},
    ],
)
def test_anything_unusual_takes_the_long_way(saver: Saver, options: dict[str, Any]) -> None:
    assert saver.save("b", **options).status_code != 204
    assert saver.stored()[1] == "a"


@pytest.mark.usefixtures("short_way_only")
def test_another_cookie_or_another_day_takes_the_long_way(
    saver: Saver, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = app.test_client()
    stranger.get("/en/")
    saver.learner.client, own = stranger, saver.learner.client
    assert saver.save("b").status_code == 400  # a token that is not this browser's

    saver.learner.client = own
    tomorrow = utc_now() + timedelta(days=1)
    monkeypatch.setattr(admissions, "utc_now", lambda: tomorrow)
    assert saver.save("b").status_code == LONG_WAY


def test_a_stranger_to_the_paper_is_not_let_in(saver: Saver, app: Flask) -> None:
    stranger = Saver(app.test_client())
    assert stranger.save("a").status_code == 204

    stranger.paper = saver.paper

    assert stranger.save("b").status_code == 404
    assert saver.stored()[1] == "a"


def test_nothing_is_saved_after_the_hand_in(saver: Saver) -> None:
    saver.learner.send(f"{saver.paper}/submit")

    refused = saver.save("b")

    assert (refused.status_code, refused.get_json()["error"]) == (409, "attempt_already_submitted")
    assert saver.stored()[1] == "a"


def test_an_erased_learner_is_not_let_in(saver: Saver) -> None:
    elsewhere = saver.learner.client.application.test_client()
    elsewhere.set_cookie("elearn", saver.learner.client.get_cookie("elearn").value)  # type: ignore[union-attr]
    Learner(elsewhere).send("/en/my-data/erase", sure="y")

    assert saver.save("b").status_code == 404


def test_a_save_by_the_short_way_is_counted(saver: Saver) -> None:
    before = saver.learner.open("/metrics").text
    saver.save("b")
    after = saver.learner.open("/metrics").text

    def count(text: str, name: str) -> float:
        return next(float(line.split()[-1]) for line in text.splitlines() if line.startswith(name))

    for name in (
        "elearn_saved_responses_total",
        f'elearn_requests_total{{endpoint="{ENDPOINT}",status="204"}}',
        f'elearn_seconds_count{{endpoint="{ENDPOINT}"}}',
    ):
        assert count(after, name) == count(before, name) + 1


def test_admissions_do_not_grow_without_end(saver: Saver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admissions, "MAX_ADMISSIONS", 2)
    app = saver.learner.client.application
    init_admissions(app)
    for _ in range(4):
        assert Saver(app.test_client()).save("a").status_code == 204
    assert len(admissions.admissions(app)._learners) == 2


@pytest.mark.parametrize(("failure", "status"), [(TimeoutError("no turn"), 503), (RuntimeError("bug"), 500)])
def test_a_save_that_fails_for_our_own_reasons_is_answered_as_such_and_not_tried_again(
    saver: Saver, monkeypatch: pytest.MonkeyPatch, failure: Exception, status: int
) -> None:
    app, tries = saver.learner.client.application, []

    def fail(_: object) -> None:
        tries.append(1)
        raise failure

    monkeypatch.setattr(group_commit(app), "save", fail)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)

    assert (saver.save("b").status_code, len(tries)) == (status, 1)


def test_an_admission_is_small_whatever_was_sent(saver: Saver) -> None:
    saver.learner.client.set_cookie("junk", "x" * 3_900)
    assert saver.save("b").status_code == 204

    kept = admissions.admissions(saver.learner.client.application)._learners
    assert max(len(credentials) for credentials in kept) == 32


values = st.sampled_from(["a", "b", "c", "z", "", None, 5, "\x00", "кот", ["a"], "x" * 6_000])
bodies = st.one_of(
    values.map(lambda value: {"response": value}),
    values.map(lambda value: {"response": value, "feedback": "en"}),
    st.sampled_from([{}, [], None, "response", {"other": "a"}]),
).map(lambda body: json.dumps(body).encode())
sent = st.tuples(
    st.one_of(st.integers(0, 9), st.sampled_from(["01", "x", 10**12])),
    st.one_of(bodies, st.binary(max_size=12), st.just(b"[" * 2_000)),
    st.sampled_from(["application/json", "application/json;charset=utf-8", "text/plain"]),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(saves=st.lists(sent, max_size=12), mode=st.sampled_from(["exam", "practice"]))
def test_both_ways_give_the_same_answer_and_the_same_effect(
    learner: Learner, saves: list[tuple[object, bytes, str]], mode: str
) -> None:
    app = learner.client.application
    short, long = Saver(app.test_client(), mode), Saver(app.test_client(), mode)
    short.save(None)
    for position, body, content_type in saves:
        quick = short.send(body, position, content_type=content_type)
        kept = admissions.admissions(app)
        init_admissions(app)  # forgets everybody
        whole = long.send(body, position, content_type=content_type)
        app.extensions[admissions._ADMISSIONS] = kept
        assert (quick.status, quick.data, quick.headers) == (whole.status, whole.data, whole.headers)
    assert short.stored() == long.stored()
