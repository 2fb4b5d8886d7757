"""Tests to take along, and what a phone sends of them: whatever comes, nothing breaks or counts twice."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from elearn.storage.engine import reading
from elearn.storage.tables import AttemptRow
from elearn.web.clock import utc_now
from tests.builders import new_id
from tests.web.learner.walking import Learner


def a_report(**changes: Any) -> dict[str, Any]:
    now = utc_now()
    moments = {
        "started_at": now - timedelta(minutes=9),
        "submitted_at": now - timedelta(minutes=1),
        "sent_at": now,
    }
    answered = (now - timedelta(minutes=5)).isoformat()
    return {
        "bank": "history",
        "release": "2026.1",
        "test": "history-01",
        "mode": "exam",
        "responses": [{"position": 1, "value": "a", "answered_at": answered, "aided": False}],
        **{name: moment.isoformat() for name, moment in moments.items()},
        **changes,
    }


def send(learner: Learner, report: object, attempt: object = None) -> Any:
    return learner.call("PUT", f"/api/away/{attempt or new_id()}", report)


def test_a_phone_is_told_whether_its_attempt_was_new(learner: Learner) -> None:
    attempt = new_id()

    answers = [send(learner, a_report(), attempt) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert "1 of 10 marks" in learner.open(f"/en/attempts/{attempt}/outcome").text
    assert _told(learner, "/api/token")["learner"] == answers[0].json["learner"]


@pytest.mark.parametrize(
    ("told", "kept"),
    [({"language": "tg"}, "tg"), ({"language": "xx"}, None), ({"language": [1]}, None), ({}, None)],
)
def test_the_language_is_kept_where_the_phone_tells_it(
    learner: Learner, sqlite_engine: Engine, told: dict[str, Any], kept: str | None
) -> None:
    assert send(learner, a_report(**told)).status_code == 201
    with reading(sqlite_engine) as session:
        assert session.scalars(select(AttemptRow.language)).all() == [kept]


@pytest.mark.parametrize(
    "changes",
    [
        {"responses": None},
        {"responses": [1]},
        {"responses": [{"position": "1", "value": "a", "answered_at": "2026-11-22T10:00:00Z"}]},
        {"responses": [{"position": 1, "value": 5, "answered_at": "2026-11-22T10:00:00Z"}]},
        {"responses": [{}] * 501},
        {"started_at": "yesterday"},
        {"started_at": "2026-11-22T10:00:00"},
        {"sent_at": "0001-01-01T00:00:00+00:00"},
        {"sent_at": "9999-12-31T23:59:59+00:00"},
        {"bank": None},
        {"mode": ["exam"]},
    ],
)
def test_what_no_phone_of_ours_would_send_is_refused(learner: Learner, changes: dict[str, Any]) -> None:
    assert send(learner, a_report(**changes)).status_code == 400


@pytest.mark.parametrize("body", [None, [], "x", 5, {}])
def test_a_body_of_another_shape_is_refused(learner: Learner, body: object) -> None:
    assert send(learner, body).status_code == 400


@pytest.mark.parametrize(
    ("changes", "status"), [({"test": "x"}, 404), ({"release": "x"}, 404), ({"bank": "\x00"}, 404)]
)
def test_a_test_that_is_not_here_is_said_so(learner: Learner, changes: dict[str, Any], status: int) -> None:
    assert send(learner, a_report(**changes)).status_code == status


def test_a_response_that_fits_no_task_is_said_so(learner: Learner) -> None:
    responses = [{"position": 99, "value": "a", "answered_at": utc_now().isoformat()}]

    assert send(learner, a_report(responses=responses)).status_code == 422


def test_the_page_to_take_along_holds_what_the_phone_needs_to_tell_and_to_score(learner: Learner) -> None:
    page = learner.open("/en/tests/history-01/away/2026.1").text
    found = re.search(r'<script type="application/json" id="away-data">(.*?)</script>', page)
    assert found

    data = json.loads(found[1])

    assert (data["test"], data["bank"], data["release"]) == ("history-01", "history", "2026.1")
    assert data["tasks"]["1"]["key"] == "a"
    assert set(data["tasks"]["1"]["told"]) == {"", "a", "b", "c"}
    assert "Not yet" in data["tasks"]["1"]["told"]["b"]
    assert data["thresholds"][0]["positions"]


def test_a_release_that_is_no_longer_current_leads_to_the_cover(learner: Learner) -> None:
    answer = learner.open("/en/tests/history-01/away/2020.1")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/tests/history-01")


def test_the_worker_and_the_manifest_name_what_is_there(learner: Learner) -> None:
    worker = learner.open("/sw.js")
    config = json.loads(worker.text.partition("= ")[2].partition(";\n")[0])
    manifest = _told(learner, "/en/app.webmanifest")

    addresses = [*config["files"], *config["scripts"], *(icon["src"] for icon in manifest["icons"])]
    assert worker.headers["Cache-Control"] == "no-cache"
    assert {_status(learner, address) for address in (*addresses, manifest["start_url"])} == {200}


def _status(learner: Learner, address: str) -> int:
    with learner.open(address) as answer:
        return answer.status_code


def _told(learner: Learner, address: str) -> dict[str, Any]:
    told: dict[str, Any] | None = learner.open(address).json
    assert told
    return told


def test_a_test_is_taken_along_without_the_scripts_of_staff(learner: Learner) -> None:
    page = learner.open("/en/tests/history-01/away/2026.1").text

    assert re.findall(r"/js/paper[.\w-]*\.js", page)
    assert re.findall(r"/js/(?:centre|editor)/[\w.-]+", page) == []
