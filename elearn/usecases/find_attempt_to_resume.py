"""A learner starts what may be open already."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, AttemptKind, LearnerId, Mode
from elearn.storage.attempts import find_open_attempt, load_attempt
from elearn.storage.learners import lock_learner
from elearn.usecases.submit_attempt import submit_attempt


def find_attempt_to_resume(
    session: Session,
    *,
    learner_id: LearnerId,
    kind: AttemptKind,
    mode: Mode,
    now: datetime,
    **subject: str,
) -> AttemptId | None:
    """Return the open attempt to go on with, if there is one; one that ran out of time is handed in.

    Two starts at the same moment come one after the other, so that the second finds what the first began.

    Raises:
        LearnerNotFound: the learner was erased or never existed.

    """
    lock_learner(session, learner_id)
    while found := find_open_attempt(session, learner_id=learner_id, kind=kind, mode=mode, **subject):
        if not load_attempt(session, found, learner_id=learner_id).is_out_of_time(now):
            return found
        submit_attempt(session, attempt_id=found, learner_id=learner_id, now=now)
    return None
