"""A learner says which exam it is, and when."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import UnknownProfile
from elearn.storage.learners import save_exam_choice


def choose_exam(
    session: Session,
    *,
    learner_id: LearnerId,
    profile_id: str | None,
    exam_on: date | None,
    profile_ids: Collection[str],
) -> None:
    """Remember the choice; None for an undecided learner or an unknown date.

    Raises:
        UnknownProfile: no such exam.

    """
    if profile_id is not None and profile_id not in profile_ids:
        raise UnknownProfile(profile_id=profile_id)
    save_exam_choice(session, learner_id, profile_id=profile_id, exam_on=exam_on)
