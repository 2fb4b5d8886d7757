"""A learner drills their own mistakes, until each was right twice in a row."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.assembly import DRILL_SIZE, assemble_mistakes
from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId, Mode
from elearn.storage.attempts import add_attempt, find_open_attempt
from elearn.storage.progress import list_mistakes
from elearn.storage.releases import load_current_banks

# Items may have left the current release: ask for more than fit.
_MARGIN = 4


def start_mistakes_drill(
    session: Session, *, learner_id: LearnerId, attempt_id: AttemptId, now: datetime
) -> AttemptId:
    """Put the oldest mistakes into a paper, in practice mode; goes on with one that is open.

    Raises:
        NotEnoughItems: there is no mistake to drill.

    """
    kind, mode = AttemptKind.MISTAKES, Mode.PRACTICE
    found = find_open_attempt(session, learner_id=learner_id, kind=kind, mode=mode)
    if found:
        return found
    mistakes = list_mistakes(session, learner_id=learner_id, limit=DRILL_SIZE * _MARGIN)
    attempt = Attempt(
        id=attempt_id,
        learner_id=learner_id,
        kind=kind,
        mode=mode,
        paper=assemble_mistakes(mistakes, load_current_banks(session).values()),
        started_at=now,
    )
    add_attempt(session, attempt)
    return attempt.id
