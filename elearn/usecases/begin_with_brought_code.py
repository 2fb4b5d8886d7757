"""Somebody types a code that another server made: they begin here with it, and are one person later."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import parse_learner_code
from elearn.domain.attempts import LearnerId
from elearn.domain.errors import WrongLearnerCode
from elearn.domain.sync_errors import NotConnected
from elearn.domain.tries import BeginnersQuota
from elearn.storage.learners import find_learner_by_code, save_brought_code
from elearn.storage.sync_link import find_link
from elearn.usecases.begin_learner import begin_learner


def begin_with_brought_code(
    session: Session,
    *,
    code_text: str,
    learner_id: LearnerId,
    now: datetime,
    quota: BeginnersQuota | None = None,
) -> LearnerId:
    """Return the new learner with this code; the same one again where the button is pressed twice.

    Raises:
        WrongLearnerCode: it cannot be a code; or this server made it, and `resume_by_code` is the way.
        NotConnected: results of this server never come together with those of another.
        TooManyTries: too many began at this address.

    """
    code = parse_learner_code(code_text)
    if code is None:
        raise WrongLearnerCode(is_mistyped=True)
    known = find_learner_by_code(session, code)
    if known and not known.is_code_brought:
        raise WrongLearnerCode
    if known:
        return known.id
    if find_link(session) is None:
        raise NotConnected
    begun = begin_learner(session, learner_id=learner_id, now=now, quota=quota)
    save_brought_code(session, begun.id, code)
    return begun.id
