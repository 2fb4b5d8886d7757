"""A learner begins, without signing up."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import Learner
from elearn.domain.attempts import LearnerId
from elearn.storage.learners import add_learner


def begin_learner(session: Session, *, learner_id: LearnerId, now: datetime) -> Learner:
    """Store a new learner and return it."""
    learner = Learner(id=learner_id, created_at=now)
    add_learner(session, learner)
    return learner
