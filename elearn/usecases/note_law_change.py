"""An editor notes that an act, or some of its articles, changes on a day."""

from sqlalchemy.orm import Session

from elearn.domain.editing_errors import LawNotFound
from elearn.domain.laws import LawChange
from elearn.storage.audit import add_audit_entry
from elearn.storage.law_changes import add_law_change
from elearn.storage.laws import find_act


def note_law_change(session: Session, change: LawChange) -> None:
    """Store the change.

    Raises:
        LawNotFound: the register does not have the act.

    """
    if find_act(session, change.act) is None:
        raise LawNotFound(id=change.act)
    add_law_change(session, change)
    add_audit_entry(
        session,
        account_id=change.noted_by,
        action="note_law_change",
        subject=f"{change.act} {change.id}",
        now=change.noted_at,
    )
