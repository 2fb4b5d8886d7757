"""A learner goes on with a code, on another device."""

from sqlalchemy.orm import Session

from elearn.domain.accounts import parse_learner_code
from elearn.domain.attempts import LearnerId
from elearn.domain.errors import WrongLearnerCode
from elearn.storage.learners import find_learner_by_code


def resume_by_code(session: Session, *, code_text: str) -> LearnerId:
    """Return whose code this is; spaces and hyphens in it do no harm.

    Raises:
        WrongLearnerCode: mistyped, or nobody's.

    """
    code = parse_learner_code(code_text)
    if code is None:
        raise WrongLearnerCode(is_mistyped=True)
    learner = find_learner_by_code(session, code)
    if learner is None:
        raise WrongLearnerCode
    return learner.id
