"""An editor takes the order for a day to come back: the release stays, and nobody gets it."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.items import BankId
from elearn.storage.audit import add_audit_entry
from elearn.storage.switches import cancel_switch


def cancel_publishing(session: Session, *, bank_id: BankId, account_id: AccountId, now: datetime) -> None:
    """Cancel the order that waits; a second time, and after the release began, nothing happens."""
    cancelled = cancel_switch(session, bank_id, now=now)
    if cancelled is not None:
        subject = f"{bank_id} {cancelled.ref.release}"
        add_audit_entry(session, account_id=account_id, action="cancel_release", subject=subject, now=now)
