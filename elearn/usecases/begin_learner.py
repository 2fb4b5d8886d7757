"""A learner begins, without signing up."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import Learner
from elearn.domain.attempts import LearnerId
from elearn.domain.errors import TooManyTries
from elearn.domain.tries import BEGIN_WINDOW, REMEMBERED, BeginnersQuota
from elearn.storage.learners import add_learner
from elearn.storage.throttle import add_failure, load_failures, prune


def begin_learner(
    session: Session, *, learner_id: LearnerId, now: datetime, quota: BeginnersQuota | None = None
) -> Learner:
    """Store a new learner and return it.

    Raises:
        TooManyTries: too many began at this address within the hour or the day.

    """
    if quota:
        _count_beginner(session, quota, now)
    learner = Learner(id=learner_id, created_at=now)
    add_learner(session, learner)
    return learner


def _count_beginner(session: Session, quota: BeginnersQuota, now: datetime) -> None:
    limits = ((BEGIN_WINDOW, quota.per_hour), (REMEMBERED, quota.per_day))
    if any(load_failures(session, quota.key, since=now - window) >= limit for window, limit in limits):
        raise TooManyTries(wait_seconds=int(BEGIN_WINDOW.total_seconds()))
    prune(session, before=now - REMEMBERED)
    add_failure(session, quota.key, now=now.replace(second=0, microsecond=0))  # a row a minute, not a learner
