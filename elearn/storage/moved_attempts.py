"""An attempt goes to another learner, with all that hangs on it."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.errors import AttemptNotFound
from elearn.storage.statements import count_changed
from elearn.storage.tables import AttemptRow

_attempt = AttemptRow.__table__


def give_to_learner(session: Session, attempt_id: AttemptId, *, learner_id: LearnerId, to: LearnerId) -> None:
    """Make an attempt of one learner another's; hold both learners, and rebuild their progress after it.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.

    """
    is_theirs = (_attempt.c.id == attempt_id) & (_attempt.c.learner_id == learner_id)
    if not count_changed(session, update(_attempt).where(is_theirs).values(learner_id=to)):
        raise AttemptNotFound(attempt_id=str(attempt_id))
