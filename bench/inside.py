"""The application in this process, on a database of its own: for what is counted, not timed on the wire."""

import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from uuid6 import uuid7

from elearn.app import create_app
from elearn.cli.database_work import prepare_database
from elearn.domain.attempts import AttemptId, LearnerId, Mode, ResponseChange
from elearn.formats.reference import read_reference_books
from elearn.settings import Settings, asset_folder
from elearn.storage.engine import transaction
from elearn.usecases.begin_learner import begin_learner
from elearn.usecases.save_response import save_response
from elearn.usecases.start_practice_test import start_practice_test
from elearn.usecases.submit_attempt import submit_attempt
from elearn.web.database import current_engine

TEST, PLACES = "history-01", 20
BOOKS = read_reference_books(asset_folder("question_banks"))


@dataclass(frozen=True)
class Inside:
    """The application and a way to fill it."""

    app: Flask

    def learner(self, attempts: int) -> LearnerId:
        """Add a learner with this many submitted attempts."""
        learner_id = LearnerId(UUID(int=uuid7().int))
        now = datetime.now(UTC)
        with self.app.app_context(), transaction(current_engine()) as session:
            begin_learner(session, learner_id=learner_id, now=now)
            for number in range(attempts):
                _sit(session, learner_id, now - timedelta(hours=attempts - number))
        return learner_id

    def browser(self, learner_id: LearnerId) -> FlaskClient:
        """Return the learner's browser."""
        client = self.app.test_client()
        with client.session_transaction() as cookie:
            cookie["learner"] = learner_id.hex
        token = re.search(r'name="csrf-token" content="([^"]+)"', client.get("/en/").text)
        assert token
        client.environ_base["HTTP_X_CSRFTOKEN"] = token[1]
        return client


@contextmanager
def inside() -> Iterator[Inside]:
    """Build the application on a scratch database with the shipped banks."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(
            data_folder=Path(scratch),
            database_url=f"sqlite:///{scratch}/elearn.db",
            secret_key="only for measuring",  # noqa: S106
        )
        prepare_database(settings)
        with redirect_stderr(io.StringIO()):  # a line for each request would hide the figures
            app = create_app(settings)
        yield Inside(app)


def _sit(session: Session, learner_id: LearnerId, moment: datetime) -> None:
    attempt_id = start_practice_test(
        session,
        learner_id=learner_id,
        test_id=TEST,
        mode=Mode.EXAM,
        attempt_id=AttemptId(UUID(int=uuid7().int)),
        now=moment,
        books=BOOKS,
    )
    for position in range(1, PLACES + 1):
        save_response(session, ResponseChange(attempt_id, learner_id, position, "abc"[position % 3], moment))
    submit_attempt(session, attempt_id=attempt_id, learner_id=learner_id, now=moment)
