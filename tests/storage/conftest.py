"""A database that holds what attempts refer to."""

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import Attempt, LearnerId
from elearn.storage.attempts import add_attempt
from elearn.storage.engine import transaction
from elearn.storage.learners import add_learner
from elearn.storage.releases import add_release
from tests.builders import NOW, a_bank, a_learner, an_attempt


@pytest.fixture
def learner_id(engine: Engine) -> LearnerId:
    """A stored learner, with a release to draw papers from."""
    learner = a_learner()
    with transaction(engine) as session:
        add_release(session, a_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        add_learner(session, learner)
    return learner.id


@pytest.fixture
def attempt(engine: Engine, learner_id: LearnerId) -> Attempt:
    """A stored, open attempt in exam mode with three places."""
    attempt = an_attempt(learner_id)
    with transaction(engine) as session:
        add_attempt(session, attempt)
    return attempt
