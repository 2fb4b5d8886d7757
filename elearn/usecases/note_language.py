"""In which language of the interface somebody begins: item statistics tell languages apart."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId
from elearn.storage import attempts


def note_language(session: Session, *, attempt_id: AttemptId, language: str) -> None:
    """Note the language of an attempt that was just begun; one that is gone on with keeps its own."""
    attempts.note_language(session, attempt_id, language)
