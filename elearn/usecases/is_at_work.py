"""Before a computer that many people use cleans itself: whether somebody is in the middle of a test."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.rooms import LEFT_AFTER
from elearn.storage.open_work import has_open_work


def is_at_work(session: Session, *, learner_id: LearnerId, now: datetime) -> bool:
    """Whether the learner has a test open whose clock runs, or one without a clock that they have not left.

    Without a clock a test of a running session stays open, another one for `LEFT_AFTER` since its last
    answer: nothing is lost by cleaning then, and the computer does not stay somebody's for ever.
    """
    return has_open_work(session, learner_id=learner_id, now=now, since=now - LEFT_AFTER)
