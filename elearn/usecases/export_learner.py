"""A learner downloads everything that is stored about them."""

from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.storage import export


def export_learner(session: Session, *, learner_id: LearnerId) -> dict[str, list[Any]]:
    """Return every row about the learner, by table, in plain values."""
    return dict(export.export_learner(session, learner_id))
