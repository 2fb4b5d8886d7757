"""An editor throws a draft away; the history keeps every text that was in it."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.items import BankId
from elearn.storage.audit import add_audit_entry
from elearn.storage.drafts import close_draft, load_open_draft


def discard_draft(session: Session, *, bank_id: BankId, account_id: AccountId, now: datetime) -> None:
    """Close the open draft without publishing it.

    Raises:
        DraftNotFound: the bank has none.

    """
    draft = load_open_draft(session, bank_id)
    if close_draft(session, draft.id, now=now, release=None):
        add_audit_entry(session, account_id=account_id, action="discard_draft", subject=bank_id, now=now)
