"""An administrator gives somebody a new password, and takes a lost second factor off."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import check_password
from elearn.storage.accounts import save_password_hash, save_totp_secret
from elearn.storage.audit import add_audit_entry
from elearn.usecases.passwords import hash_password
from elearn.usecases.require_account import require_account


def reset_password(
    session: Session, *, user_name: str, password: str, keeps_totp: bool, now: datetime
) -> None:
    """Store a new password; every session signed in with the old one ends by it.

    Raises:
        AccountNotFound, PasswordTooWeak: nothing was changed.

    """
    account = require_account(session, user_name=user_name)
    check_password(account.user_name, password)
    save_password_hash(session, account.id, hash_password(password))
    if not keeps_totp:
        save_totp_secret(session, account.id, None)
    add_audit_entry(session, account_id=None, action="reset_password", subject=account.user_name, now=now)
