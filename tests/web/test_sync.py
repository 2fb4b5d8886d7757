"""What a server of a centre may send, and what happens to everything else."""

import base64
import json
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select

from elearn.domain.attempts import LearnerId, Mode
from elearn.domain.centres import Centre, CentreId
from elearn.domain.sync import Batch, OfferedRelease, Origin, ReceiptState, ReleaseMark, Reply, SentAttempt
from elearn.formats.sync.lines import LineKind, public_key_of, read_line, write_line
from elearn.formats.sync.signatures import sign_line
from elearn.storage.centres import add_centre
from elearn.storage.engine import reading, transaction
from elearn.storage.releases import find_release_hash
from elearn.storage.tables import AttemptRow
from elearn.usecases.accept_server import accept_server
from elearn.usecases.withdraw_server import withdraw_server
from tests.builders import HISTORY, NOW, RELEASE, a_bank, a_ref, an_attempt, new_id
from tests.usecases.world import store_release

LAN_SECRET = "the secret of a laptop"
CENTRAL_SECRET = "only for tests, only for tests"


@pytest.fixture
def centre_id(sqlite_engine: Engine) -> CentreId:
    """A centre whose server is accepted."""
    store_release(sqlite_engine, a_bank())
    with transaction(sqlite_engine) as session:
        add_centre(session, Centre(id=CentreId(new_id()), name="Tula", created_at=NOW))
        return accept_server(session, centre_name="Tula", public_key=public_key_of(LAN_SECRET), now=NOW).id


@pytest.fixture
def batch(sqlite_engine: Engine, centre_id: CentreId) -> Batch:
    """A batch with one attempt."""
    with reading(sqlite_engine) as session:
        sha256 = find_release_hash(session, a_ref()) or ""
    learner = Origin(id=LearnerId(new_id()), created_at=NOW)
    attempt = an_attempt(learner.id, mode=Mode.PRACTICE, deadline_at=None, submitted_at=NOW)
    return Batch(
        centre_id=centre_id,
        made_at=NOW,
        releases=(ReleaseMark(ref=a_ref(), sha256=sha256),),
        learners=(learner,),
        attempts=(SentAttempt(attempt=attempt, responses=()),),
    )


def post(client: FlaskClient, centre_id: UUID, line: str | bytes) -> Any:
    return client.post(f"/api/sync/{centre_id}", data=line, content_type="application/jose")


def count_attempts(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(AttemptRow)) or 0


def test_a_signed_batch_is_taken_in_and_answered_by_a_signed_reply(
    client: FlaskClient, batch: Batch, sqlite_engine: Engine
) -> None:
    for _ in range(2):  # the very same request again is harmless
        answer = post(client, batch.centre_id, write_line(batch, LAN_SECRET))

        reply = read_line(answer.text, Reply, public_key_of(CENTRAL_SECRET))
        assert answer.status_code == 200
        assert [receipt.state for receipt in reply.receipts] == [ReceiptState.ACCEPTED]
        assert [mark.ref for mark in reply.releases] == [a_ref()]
        assert count_attempts(sqlite_engine) == 1
    assert "Set-Cookie" not in answer.headers


def test_only_the_accepted_key_of_the_centre_opens_anything(
    client: FlaskClient, batch: Batch, sqlite_engine: Engine
) -> None:
    line = write_line(batch, LAN_SECRET)
    head, body, signature = line.split(".")
    for bad in (
        write_line(batch, "another secret"),
        f"{head}.{body[:-2]}AA.{signature}",
        f"{head}.{body}.",
        f"eyJhbGciOiJub25lIn0.{body}.",
        line[: len(line) // 2],
        "",
        ".",
        "я" * 50,
        sign_line(b"{}", LineKind.REPLY, LAN_SECRET),
    ):
        assert post(client, batch.centre_id, bad).status_code == 401, bad
    assert post(client, new_id(), line).status_code == 401
    with transaction(sqlite_engine) as session:
        assert withdraw_server(session, centre_name="Tula", now=NOW)
    assert post(client, batch.centre_id, line).status_code == 401
    assert count_attempts(sqlite_engine) == 0


def test_guesses_of_keys_are_paused(client: FlaskClient, batch: Batch, stopped_clock: None) -> None:
    codes = {post(client, batch.centre_id, "a.b.c").status_code for _ in range(40)}

    assert codes == {401, 429}


def test_a_batch_of_one_centre_is_none_of_another(
    client: FlaskClient, batch: Batch, sqlite_engine: Engine
) -> None:
    with transaction(sqlite_engine) as session:
        add_centre(session, Centre(id=CentreId(new_id()), name="Perm", created_at=NOW))
        perm = accept_server(session, centre_name="Perm", public_key=public_key_of("perm"), now=NOW)

    assert post(client, perm.id, write_line(batch, LAN_SECRET)).status_code == 401
    assert post(client, perm.id, write_line(batch, "perm")).status_code == 422
    assert count_attempts(sqlite_engine) == 0


def test_too_much_is_refused(client: FlaskClient, batch: Batch) -> None:
    assert post(client, batch.centre_id, b"a" * 1_000_001).status_code == 413


_ATTEMPT = ("attempts", 0, "attempt")
_PLACE = (*_ATTEMPT, "paper", "items", 0)
_RESPONSE = {"response": {"position": 1, "value": "a"}, "answered_at": NOW.isoformat()}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), []),
        (("attempts",), "x"),
        (("attempts",), [None] * 21),
        (("made_at",), "2026-01-01T00:00:00"),
        (("made_at",), "0001-01-01T00:00:00Z"),
        (("learners",), []),
        (("learners", 0, "code"), "123456789012"),
        (("learners", 0, "is_code_brought"), True),
        (("learners", 0, "created_at"), "9999-12-31T23:59:59+00:00"),
        (("releases", 0, "sha256"), "abc"),
        ((*_ATTEMPT, "id"), "7"),
        ((*_ATTEMPT, "kind"), "quiz"),
        ((*_ATTEMPT, "test_id"), None),
        ((*_ATTEMPT, "test_id"), "x" * 65),
        ((*_ATTEMPT, "profile_id"), "\u0000"),
        ((*_ATTEMPT, "submitted_at"), None),
        ((*_ATTEMPT, "submitted_at"), "2001-01-01T00:00:00Z"),
        ((*_ATTEMPT, "deadline_at"), "2001-01-01T00:00:00Z"),
        ((*_ATTEMPT, "paper", "items"), []),
        ((*_ATTEMPT, "paper", "minutes"), -1),
        ((*_PLACE, "position"), 2),
        ((*_PLACE, "position"), 2**40),
        ((*_PLACE, "position"), True),
        ((*_PLACE, "max_score"), 10**9),
        ((*_ATTEMPT, "paper", "cut_scores", 0, "cut_score"), 4),
        (("attempts", 0, "responses"), [_RESPONSE, _RESPONSE]),
        (("attempts", 0, "responses"), [{**_RESPONSE, "response": {"position": 9, "value": "a"}}]),
        (("attempts", 0, "responses"), [{**_RESPONSE, "response": {"position": 1, "value": "\u0000"}}]),
        (("attempts", 0, "responses"), [{**_RESPONSE, "response": {"position": 1, "value": "я" * 4001}}]),
        (("attempts", 0, "responses"), [{**_RESPONSE, "answered_at": None}]),
    ],
)
def test_what_no_server_of_ours_writes_is_unreadable(
    client: FlaskClient, batch: Batch, sqlite_engine: Engine, path: tuple[Any, ...], value: Any
) -> None:
    answer = post(client, batch.centre_id, forge(batch, path, value))

    assert (answer.status_code, answer.json["error"]) == (422, "http_422")
    assert count_attempts(sqlite_engine) == 0


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*_PLACE, "item_id"), "hist-9999"),
        ((*_PLACE, "task"), "letter"),
        ((*_PLACE, "max_score"), 2),
        ((*_ATTEMPT, "test_id"), "history-99"),
        ((*_ATTEMPT, "paper", "cut_scores", 0, "max_score"), 2),
        (("attempts", 0, "responses"), [{**_RESPONSE, "response": {"position": 1, "value": "z"}}]),
        (("attempts", 0, "responses"), [{**_RESPONSE, "response": {"position": 1, "granted": ["c1"]}}]),
    ],
)
def test_an_attempt_that_fits_no_paper_of_ours_is_refused_by_its_receipt(
    client: FlaskClient, batch: Batch, sqlite_engine: Engine, path: tuple[Any, ...], value: Any
) -> None:
    answer = post(client, batch.centre_id, forge(batch, path, value))

    reply = read_line(answer.text, Reply, public_key_of(CENTRAL_SECRET))
    assert [receipt.state for receipt in reply.receipts] == [ReceiptState.REFUSED]
    assert count_attempts(sqlite_engine) == 0


def test_json_that_is_nested_without_end_is_unreadable(client: FlaskClient, batch: Batch) -> None:
    for content in (b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe", b"null"):
        line = sign_line(content, LineKind.BATCH, LAN_SECRET)
        assert post(client, batch.centre_id, line).status_code == 422


def test_a_release_and_its_files_are_there_for_everybody(client: FlaskClient, batch: Batch) -> None:
    line = client.get(f"/api/sync/releases/{HISTORY}/{RELEASE}").text
    offer = read_line(line, OfferedRelease, public_key_of(CENTRAL_SECRET))

    assert offer.mark == batch.releases[0]
    assert [file.path for file in offer.files] == ["manifest.yaml"]
    assert client.get(f"/api/sync/files/{offer.files[0].sha256}").data == b"release: 2026.1\n"
    assert client.get(f"/api/sync/releases/{HISTORY}/1999.1").status_code == 404
    assert client.get(f"/api/sync/files/{'0' * 64}").status_code == 404


def test_nobody_reads_what_was_sent(app: Flask, batch: Batch) -> None:
    assert app.test_client().get(f"/api/sync/{batch.centre_id}").status_code == 405


def forge(batch: Batch, path: tuple[Any, ...], value: Any) -> str:
    """Write one value of a batch anew, and sign it."""
    body = write_line(batch, LAN_SECRET).split(".")[1]
    told: Any = json.loads(decode(body))
    if not path:
        told = value
    else:
        inner = told
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value
    return sign_line(json.dumps(told).encode(), LineKind.BATCH, LAN_SECRET)


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
