"""A learner in practice mode looks at the translation; an answer after it is logged as aided."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId, Mode
from elearn.domain.errors import FeedbackNotAllowed
from elearn.domain.item_bank import ItemTranslation
from elearn.storage.responses import mark_aided
from elearn.usecases.load_sitting import Place, load_sitting


def peek_translation(
    session: Session, *, attempt_id: AttemptId, learner_id: LearnerId, position: int, language: str
) -> tuple[Place, ItemTranslation | None]:
    """Return the task and its translation, None where this language has none.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.
        FeedbackNotAllowed: the exam has no translation, or the paper no such place.

    """
    sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
    place = sitting.place(position)
    if place is None or sitting.attempt.mode is not Mode.PRACTICE:
        raise FeedbackNotAllowed(position=position)
    translation = place.bank.translations.get(language, {}).get(place.item.id)
    if translation is not None and (translation.stem or translation.choices):
        mark_aided(session, attempt_id=attempt_id, learner_id=learner_id, position=position)
    return place, translation
