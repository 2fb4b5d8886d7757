"""An editor opens the draft of a bank's next release, or goes on with the one that is open."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import Draft, DraftId
from elearn.domain.errors import ReleaseNotFound
from elearn.domain.items import BankId
from elearn.storage.audit import add_audit_entry
from elearn.storage.drafts import add_draft, load_open_draft
from elearn.storage.releases import load_current_refs


def open_draft(
    session: Session, *, bank_id: BankId, draft_id: DraftId, account_id: AccountId, now: datetime
) -> Draft:
    """Return the bank's open draft; a new one begins as the release that is current.

    Raises:
        ReleaseNotFound: there is no such bank.

    """
    base = load_current_refs(session).get(bank_id)
    if base is None:
        raise ReleaseNotFound(bank_id=bank_id, release="")
    add_draft(session, Draft(id=draft_id, bank_id=bank_id, base=base, opened_at=now, opened_by=account_id))
    draft = load_open_draft(session, bank_id)
    if draft.id == draft_id:
        add_audit_entry(
            session, account_id=account_id, action="open_draft", subject=f"{bank_id} {base.release}", now=now
        )
    return draft
