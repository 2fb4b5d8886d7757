"""A learner erases everything about themselves."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.storage import learners


def erase_learner(session: Session, *, learner_id: LearnerId) -> None:
    """Delete the learner with every attempt, answer and tally; harmless when repeated."""
    learners.erase_learner(session, learner_id)
