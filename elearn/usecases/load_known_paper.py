"""What a save must know of a paper, kept in the process: papers never change, so it needs no read."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId, Mode, ResponseChange, is_acceptable
from elearn.domain.errors import ResponseNotAccepted
from elearn.domain.items import Item
from elearn.usecases.load_sitting import load_sitting

PAPERS_KEPT = 2_000  # references to items that the bank cache holds anyway: under 1 kB each


class KnownPaper(NamedTuple):
    """The unchanging part of an attempt."""

    mode: Mode
    items: tuple[Item, ...]

    def item(self, position: int) -> Item:
        """Return the item at a position, from 1; raises ResponseNotAccepted where there is none."""
        if not 1 <= position <= len(self.items):
            raise ResponseNotAccepted(position=position)
        return self.items[position - 1]

    def allow(self, change: ResponseChange) -> ResponseChange:
        """Return the change as this paper allows it: in practice mode the first answer stands.

        Raises:
            ResponseNotAccepted: the item has no such choice, or the paper no such place.

        """
        item = self.item(change.position)
        if change.value is not None and not is_acceptable(item, change.value):
            raise ResponseNotAccepted(position=change.position)
        is_final = self.mode is Mode.PRACTICE and not item.interaction.is_marked_by_rubric
        return change._replace(is_final=is_final) if is_final else change


@dataclass
class _Slot:
    paper: KnownPaper | None = None


def find_known_paper(attempt_id: AttemptId, learner_id: LearnerId) -> KnownPaper | None:
    """Return the paper if this process knows it."""
    return _slot(attempt_id, learner_id).paper


def load_known_paper(session: Session, *, attempt_id: AttemptId, learner_id: LearnerId) -> KnownPaper:
    """Return the paper, from the database the first time.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.

    """
    slot = _slot(attempt_id, learner_id)
    if slot.paper is None:
        sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
        slot.paper = KnownPaper(sitting.attempt.mode, tuple(place.item for place in sitting.places))
    return slot.paper


@lru_cache(maxsize=PAPERS_KEPT)
def _slot(attempt_id: AttemptId, learner_id: LearnerId) -> _Slot:
    # Keyed by both: a stranger who guesses an attempt's id finds an empty slot, and the load refuses.
    return _Slot()
