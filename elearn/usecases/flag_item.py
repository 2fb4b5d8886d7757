"""A learner flags a task for later."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.errors import AttemptAlreadySubmitted, ResponseNotAccepted
from elearn.storage.attempts import load_attempt
from elearn.storage.responses import save_flag


def flag_item(
    session: Session, *, attempt_id: AttemptId, learner_id: LearnerId, position: int, is_flagged: bool
) -> None:
    """Set or clear the flag.

    Raises:
        AttemptNotFound, AttemptAlreadySubmitted, ResponseNotAccepted: nothing to flag.

    """
    is_saved = save_flag(
        session, attempt_id=attempt_id, learner_id=learner_id, position=position, is_flagged=is_flagged
    )
    if not is_saved:
        attempt = load_attempt(session, attempt_id, learner_id=learner_id)
        if not attempt.is_open:
            raise AttemptAlreadySubmitted(attempt_id=str(attempt_id))
        raise ResponseNotAccepted(position=position)
