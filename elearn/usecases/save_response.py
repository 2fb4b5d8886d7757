"""A learner chooses an answer: one statement, one commit, harmless when repeated."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import ResponseChange
from elearn.domain.errors import AttemptAlreadySubmitted, AttemptOutOfTime, ResponseAlreadyChecked
from elearn.storage import responses
from elearn.storage.attempts import load_attempt
from elearn.usecases.load_known_paper import load_known_paper


def save_response(session: Session, change: ResponseChange) -> None:
    """Save one answer; a value of None clears it. In practice mode the first answer stands.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.
        AttemptAlreadySubmitted, AttemptOutOfTime: the answer came too late.
        ResponseAlreadyChecked: practice mode has shown right or wrong for another answer.
        ResponseNotAccepted: the item has no such choice, or the paper no such place.

    """
    paper = load_known_paper(session, attempt_id=change.attempt_id, learner_id=change.learner_id)
    if not responses.save_response(session, paper.allow(change)):
        _explain(session, change)


def _explain(session: Session, change: ResponseChange) -> None:
    attempt = load_attempt(session, change.attempt_id, learner_id=change.learner_id)
    if not attempt.is_open:
        raise AttemptAlreadySubmitted(attempt_id=str(attempt.id))
    if attempt.is_out_of_time(change.answered_at):
        raise AttemptOutOfTime(attempt_id=str(attempt.id))
    raise ResponseAlreadyChecked(position=change.position)
