"""Progress is counted anew after attempts came or went: what is forgotten for it, and what is not.

Two things cannot be read from the attempts any more: whether an answer that was changed since had been the
first, and marks that were taken back. Where no attempt came or went, they stand as they are.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, AttemptKind, LearnerId
from elearn.domain.items import ItemId
from elearn.storage.tables import (
    AttemptItemRow,
    AttemptRow,
    LearnerItemRow,
    ReviewCardRow,
    TestTallyRow,
    TopicTallyRow,
)

_attempt = AttemptRow.__table__
_place = AttemptItemRow.__table__
_item = LearnerItemRow.__table__
_test = TestTallyRow.__table__
_COUNTED_ANEW = (_item, TopicTallyRow.__table__, ReviewCardRow.__table__)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What stands; `is_evidence`: of items that no changed attempt holds, by their first answers."""

    is_evidence: Mapping[ItemId, bool]
    changed_tests: frozenset[str]

    def list_repeated(self, answered_before: Collection[ItemId]) -> set[ItemId]:
        """Return the items whose first answer is none, of what stands and of what the answers say now."""
        told = {item_id for item_id, is_evidence in self.is_evidence.items() if not is_evidence}
        return told | {item_id for item_id in answered_before if item_id not in self.is_evidence}


def forget_progress(session: Session, *, learner_id: LearnerId, changed: Collection[AttemptId]) -> Kept:
    """Delete what is counted of a learner; return what the attempts that are still theirs cannot tell."""
    kept = Kept(
        is_evidence=_list_evidence(session, learner_id, changed), changed_tests=_list_tests(session, changed)
    )
    for table in _COUNTED_ANEW:
        session.execute(delete(table).where(table.c.learner_id == learner_id))
    is_changed = _test.c.test_id.in_(kept.changed_tests)
    session.execute(delete(_test).where(_test.c.learner_id == learner_id, is_changed))
    return kept


def _list_evidence(
    session: Session, learner_id: LearnerId, changed: Collection[AttemptId]
) -> dict[ItemId, bool]:
    touched = select(_place.c.item_id).where(_place.c.attempt_id.in_(changed))
    where = (_item.c.learner_id == learner_id) & _item.c.item_id.not_in(touched)
    rows = session.execute(select(_item.c.item_id, _item.c.evidence_answers).where(where))
    return {ItemId(row.item_id): bool(row.evidence_answers) for row in rows}


def _list_tests(session: Session, changed: Collection[AttemptId]) -> frozenset[str]:
    is_test = _attempt.c.kind == AttemptKind.PRACTICE_TEST.value
    found = session.scalars(select(_attempt.c.test_id).where(_attempt.c.id.in_(changed), is_test))
    return frozenset(test_id for test_id in found if test_id)
