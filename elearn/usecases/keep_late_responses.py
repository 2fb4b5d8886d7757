"""Answers arrive after the end: they count nowhere, and the learner is shown which they were."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId, is_acceptable
from elearn.storage.late_responses import add_late_responses
from elearn.usecases.load_sitting import load_sitting


def keep_late_responses(
    session: Session,
    *,
    attempt_id: AttemptId,
    learner_id: LearnerId,
    values: Mapping[int, str | None],
    now: datetime,
) -> None:
    """Keep the answers by position that say otherwise than what counts; nothing of what does not fit.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.

    """
    sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
    late = {
        place.paper_item.position: value
        for place in sitting.places
        if (value := values.get(place.paper_item.position)) is not None
        and value != place.response.value
        and is_acceptable(place.item, value)
    }
    add_late_responses(session, attempt_id, late, now=now)
