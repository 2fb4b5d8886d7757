"""A learner has read which results changed."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.storage import outcome_changes


def dismiss_news(session: Session, *, learner_id: LearnerId) -> None:
    """Tell them no more on the first pages; the outcomes keep saying it."""
    outcome_changes.dismiss_news(session, learner_id=learner_id)
