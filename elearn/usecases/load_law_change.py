"""An editor opens a change of the law."""

from sqlalchemy.orm import Session

from elearn.domain.editing_errors import LawNotFound
from elearn.domain.laws import LawChange, LawChangeId
from elearn.storage.law_changes import find_law_change


def load_law_change(session: Session, *, change_id: LawChangeId) -> LawChange:
    """Load a change; raises LawNotFound."""
    change = find_law_change(session, change_id)
    if change is None:
        raise LawNotFound(id=str(change_id))
    return change
