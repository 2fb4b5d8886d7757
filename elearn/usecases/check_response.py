"""A learner in practice mode learns at once whether an answer is right, and why."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId, Mode, is_blank
from elearn.domain.errors import FeedbackNotAllowed
from elearn.domain.item_bank import Misconception
from elearn.domain.misconceptions import find_misconception
from elearn.domain.scoring import accepts, score_response
from elearn.usecases.load_sitting import Place, load_sitting


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """The verdict on one answer; `is_correct` None for a task that a person marks or that was taken out."""

    place: Place
    is_correct: bool | None
    misconception: Misconception | None


def check_response(
    session: Session, *, attempt_id: AttemptId, learner_id: LearnerId, position: int
) -> Feedback:
    """Say whether the saved answer is right.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.
        FeedbackNotAllowed: exam mode, nothing answered yet, or no such place.

    """
    sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
    place = sitting.place(position)
    if place is None or sitting.attempt.mode is not Mode.PRACTICE or is_blank(place.response.value):
        raise FeedbackNotAllowed(position=position)
    return feedback_on(place)


def feedback_on(place: Place) -> Feedback:
    """Judge what stands at a place; of an item with a mistake nothing is taught."""
    if place.ruling and place.ruling.hides_key:
        return Feedback(place=place, is_correct=None, misconception=None)
    if accepts(place.item, place.ruling, place.response.value):
        return Feedback(place=place, is_correct=True, misconception=None)
    score = score_response(place.item, place.response)
    return Feedback(
        place=place,
        is_correct=None if score is None else score == place.item.max_score,
        misconception=find_misconception(place.bank, place.item, place.response.value),
    )
