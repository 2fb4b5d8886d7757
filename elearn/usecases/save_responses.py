"""A learner without JavaScript sends the whole form: every answer in it is saved."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId, ResponseChange
from elearn.domain.errors import ResponseAlreadyChecked, ResponseNotAccepted
from elearn.usecases.save_response import save_response


def save_responses(
    session: Session,
    *,
    attempt_id: AttemptId,
    learner_id: LearnerId,
    values: Mapping[int, str | None],
    now: datetime,
) -> list[int]:
    """Save the answers by position; None clears one.

    Returns:
        The positions that could not be saved: an answer that practice mode had checked before, or a
        response that the item cannot take. The others are saved all the same.

    Raises:
        AttemptNotFound, AttemptAlreadySubmitted, AttemptOutOfTime: as save_response.

    """
    refused = []
    for position, value in values.items():
        try:
            save_response(session, ResponseChange(attempt_id, learner_id, position, value, now))
        except (ResponseAlreadyChecked, ResponseNotAccepted):
            refused.append(position)
    return refused
