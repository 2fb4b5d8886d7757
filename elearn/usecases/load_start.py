"""A learner opens the start page: the chosen exam, and where they stopped."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.accounts import Learner
from elearn.domain.attempts import LearnerId
from elearn.domain.errors import LearnerNotFound
from elearn.domain.progress import AttemptSummary
from elearn.storage.attempts import list_open_attempts
from elearn.storage.learners import load_learner
from elearn.storage.outcome_changes import OutcomeChange, list_news


@dataclass(frozen=True, kw_only=True)
class StartReport:
    """`learner` None: first visit, or everything was erased. `news`: results that changed."""

    learner: Learner | None
    open_attempts: tuple[AttemptSummary, ...]
    news: tuple[OutcomeChange, ...] = ()


def load_start(session: Session, *, learner_id: LearnerId | None) -> StartReport:
    """Load what a learner can go on with."""
    try:
        learner = load_learner(session, learner_id) if learner_id else None
    except LearnerNotFound:
        learner = None
    attempts = list_open_attempts(session, learner_id=learner.id) if learner else []
    news = list_news(session, learner_id=learner.id) if learner else []
    return StartReport(learner=learner, open_attempts=tuple(attempts), news=tuple(news))
