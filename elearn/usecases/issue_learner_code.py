"""A learner gets the code that opens the same progress on another device."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from elearn.domain.accounts import make_learner_code
from elearn.domain.attempts import LearnerId
from elearn.storage.learners import find_learner_by_code, load_learner, save_learner_code


def issue_learner_code(session: Session, *, learner_id: LearnerId, draw: Callable[[], int]) -> str:
    """Return the learner's code, made at the first call.

    Args:
        draw: gives a secure random number in 0 .. 10**11 - 1 at each call.

    """
    learner = load_learner(session, learner_id)
    if learner.code:
        return learner.code
    code = make_learner_code(draw())
    while find_learner_by_code(session, code):
        code = make_learner_code(draw())
    return save_learner_code(session, learner_id, code)
