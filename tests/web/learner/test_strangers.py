"""Whoever knows the address of somebody else's attempt gets nothing by it, at any address."""

import re
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Engine

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.storage.engine import reading
from elearn.usecases.load_sitting import Sitting, load_sitting
from tests.web.browsing import token_of
from tests.web.learner.walking import Learner

BODIES: dict[str, object] = {
    "learner.save_response": {"response": "b"},
    "learner.save_flag": {"flagged": True},
    "learner.open_translation": {"language": "en"},
    "learner.receive_away": {
        "bank": "history",
        "release": "2026.1",
        "test": "history-01",
        "mode": "exam",
        "responses": [{"position": 1, "value": "b", "answered_at": "2026-11-22T10:00:00+00:00"}],
        "started_at": "2026-11-22T10:00:00+00:00",
        "submitted_at": "2026-11-22T10:00:00+00:00",
        "sent_at": "2026-11-22T10:00:00+00:00",
    },
}


def attempt_addresses(app: Flask) -> list[tuple[str, str, str]]:
    """List method, rule and endpoint of everything that is about one attempt; staff have to sign in first."""
    return [
        (method, rule.rule, rule.endpoint)
        for rule in app.url_map.iter_rules()
        if "attempt_id" in rule.arguments and not rule.endpoint.startswith("centre.")
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


@pytest.mark.parametrize("has_learner", [True, False], ids=["another learner", "nobody yet"])
def test_an_attempt_is_not_there_for_others(
    learner: Learner, sqlite_engine: Engine, has_learner: bool
) -> None:
    app = learner.client.application
    paper = learner.start("practice")
    learner.save(paper, 1, "a")
    owner, attempt_id = owner_of(learner), paper.rpartition("/")[2]
    before = stored(sqlite_engine, owner, attempt_id)
    other = Learner(app.test_client())
    if has_learner:
        other.start("practice")

    answers = {
        f"{method} {rule}": other.client.open(
            fill(rule, attempt_id),
            method=method,
            headers={"X-CSRFToken": token_of(other.client)},
            **({"json": BODIES[endpoint]} if endpoint in BODIES else {"data": {"response-1": "b"}}),
        ).status_code
        for method, rule, endpoint in attempt_addresses(app)
    }

    assert len(answers) >= 12
    assert {name: status for name, status in answers.items() if status != 404} == {}
    assert stored(sqlite_engine, owner, attempt_id) == before


def owner_of(learner: Learner) -> LearnerId:
    with learner.client.session_transaction() as session:
        return LearnerId(UUID(hex=session["learner"]))


def stored(engine: Engine, learner_id: LearnerId, attempt_id: str) -> Sitting:
    with reading(engine) as session:
        return load_sitting(session, attempt_id=AttemptId(UUID(attempt_id)), learner_id=learner_id)


def fill(rule: str, attempt_id: str) -> str:
    samples = {"lang": "en", "uuid": attempt_id, "int": "1"}
    return re.sub(r"<(\w+)(?:\([^)]*\))?:\w+>", lambda found: samples[found[1]], rule)
