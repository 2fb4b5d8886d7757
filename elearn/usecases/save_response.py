"""A learner chooses an answer: one statement, one commit, harmless when repeated."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId, Mode, is_acceptable
from elearn.domain.errors import (
    AttemptAlreadySubmitted,
    AttemptOutOfTime,
    ResponseAlreadyChecked,
    ResponseNotAccepted,
)
from elearn.storage import responses
from elearn.storage.attempts import load_attempt
from elearn.usecases.load_known_paper import load_known_paper


def save_response(
    session: Session,
    *,
    attempt_id: AttemptId,
    learner_id: LearnerId,
    position: int,
    value: str | None,
    now: datetime,
) -> None:
    """Save one answer; None clears it. In practice mode the first answer stands.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.
        AttemptAlreadySubmitted, AttemptOutOfTime: the answer came too late.
        ResponseAlreadyChecked: practice mode has shown right or wrong for another answer.
        ResponseNotAccepted: the item has no such choice, or the paper no such place.

    """
    paper = load_known_paper(session, attempt_id=attempt_id, learner_id=learner_id)
    item = paper.item(position)
    if value is not None and not is_acceptable(item, value):
        raise ResponseNotAccepted(position=position)
    is_saved = responses.save_response(
        session,
        attempt_id=attempt_id,
        learner_id=learner_id,
        position=position,
        value=value,
        now=now,
        is_final=paper.mode is Mode.PRACTICE and not item.interaction.is_marked_by_rubric,
    )
    if not is_saved:
        _explain(session, attempt_id, learner_id, position, now)


def _explain(
    session: Session, attempt_id: AttemptId, learner_id: LearnerId, position: int, now: datetime
) -> None:
    attempt = load_attempt(session, attempt_id, learner_id=learner_id)
    if not attempt.is_open:
        raise AttemptAlreadySubmitted(attempt_id=str(attempt_id))
    if attempt.is_out_of_time(now):
        raise AttemptOutOfTime(attempt_id=str(attempt_id))
    raise ResponseAlreadyChecked(position=position)
