"""An editor says that nothing waits for a change of the law any more, or that something does."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.laws import ChangeState, LawChangeId
from elearn.storage.audit import add_audit_entry
from elearn.storage.law_changes import set_change_state
from elearn.usecases.load_law_change import load_law_change


def close_law_change(
    session: Session, *, change_id: LawChangeId, is_done: bool, account_id: AccountId, now: datetime
) -> None:
    """Close a change or open it again; harmless when repeated. Raises LawNotFound."""
    state = ChangeState.DONE if is_done else ChangeState.OPEN
    load_law_change(session, change_id=change_id)
    if set_change_state(session, change_id, state):
        action = "close_law_change" if is_done else "open_law_change"
        add_audit_entry(session, account_id=account_id, action=action, subject=str(change_id), now=now)
