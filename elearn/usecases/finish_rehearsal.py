"""A learner knows the computer of the exam."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.storage.learners import save_rehearsal


def finish_rehearsal(session: Session, *, learner_id: LearnerId, now: datetime) -> None:
    """Remember when the learner first went through the rehearsal to its end."""
    save_rehearsal(session, learner_id, now=now)
