"""An account gets a new password."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account
from elearn.storage.accounts import save_password_hash
from elearn.storage.audit import add_audit_entry


def change_password(session: Session, *, account: Account, password_hash: str, now: datetime) -> None:
    """Store the new hash; every session signed in with the old password ends by it.

    Args:
        password_hash: of a password that `check_password` let pass, hashed before the transaction began.

    """
    save_password_hash(session, account.id, password_hash)
    add_audit_entry(session, account_id=account.id, action="change_password", subject="", now=now)
