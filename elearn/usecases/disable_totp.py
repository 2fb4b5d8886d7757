"""An account goes back to a password alone."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account
from elearn.storage.accounts import save_totp_secret
from elearn.storage.audit import add_audit_entry


def disable_totp(session: Session, *, account: Account, now: datetime) -> None:
    """Forget the second factor."""
    save_totp_secret(session, account.id, None)
    add_audit_entry(session, account_id=account.id, action="disable_totp", subject="", now=now)
