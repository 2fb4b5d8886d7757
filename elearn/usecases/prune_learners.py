"""Learners who began and never kept anything are erased after a while, so that they do not pile up."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.storage.learners import erase_idle_learners, list_idle_learners

IDLE = timedelta(days=30)
BATCH = 500  # learners per transaction: answers of others do not wait long behind one
BATCHES = 100  # per call; what is left is for the next one

OpenSession = Callable[[], AbstractContextManager[Session]]


def prune_learners(transaction: OpenSession, *, now: datetime) -> int:
    """Erase learners without a code who handed nothing in and began nothing for 30 days; return how many.

    It takes a way to open transactions instead of one, because each batch has its own.
    """
    before, erased = now - IDLE, 0
    last: LearnerId | None = None
    for _ in range(BATCHES):
        with transaction() as session:
            idle = list_idle_learners(session, before=before, after=last, limit=BATCH)
            erased += erase_idle_learners(session, idle, before=before)
        if len(idle) < BATCH:
            break
        last = idle[-1]
    return erased
