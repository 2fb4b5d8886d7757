"""A browser says whose it is; that learner may have been erased elsewhere."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import LearnerNotFound
from elearn.storage.learners import lock_learner


def is_known_learner(session: Session, *, learner_id: LearnerId) -> bool:
    """Whether the learner exists; if so, nobody can erase them before this transaction ends."""
    try:
        lock_learner(session, learner_id)
    except LearnerNotFound:
        return False
    return True
