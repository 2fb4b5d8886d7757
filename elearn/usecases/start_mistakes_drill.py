"""A learner drills their own mistakes, until each was right twice in a row."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.assembly import assemble_mistakes
from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId, Mode
from elearn.storage.attempts import add_attempt
from elearn.usecases.find_attempt_to_resume import find_attempt_to_resume
from elearn.usecases.list_mistakes import list_mistakes
from elearn.usecases.load_banks_in_use import load_banks_in_use


def start_mistakes_drill(
    session: Session, *, learner_id: LearnerId, attempt_id: AttemptId, now: datetime
) -> AttemptId:
    """Put the oldest mistakes into a paper, in practice mode; goes on with one that is open.

    Raises:
        NotEnoughItems: there is no mistake to drill.
        LearnerNotFound: the learner was erased or never existed.

    """
    kind, mode = AttemptKind.MISTAKES, Mode.PRACTICE
    found = find_attempt_to_resume(session, learner_id=learner_id, kind=kind, mode=mode, now=now)
    if found:
        return found
    mistakes = list_mistakes(session, learner_id=learner_id)
    attempt = Attempt(
        id=attempt_id,
        learner_id=learner_id,
        kind=kind,
        mode=mode,
        paper=assemble_mistakes(mistakes, load_banks_in_use(session).values()),
        started_at=now,
    )
    add_attempt(session, attempt)
    return attempt.id
