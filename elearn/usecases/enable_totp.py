"""An account gets a second factor."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account
from elearn.domain.errors import SignInRefused
from elearn.storage.accounts import save_totp_secret
from elearn.storage.audit import add_audit_entry
from elearn.usecases.check_one_time_code import check_one_time_code


def enable_totp(session: Session, *, account: Account, secret: str, code: str, now: datetime) -> None:
    """Store the secret once its owner has shown a code made from it.

    Raises:
        SignInRefused: the code is not right; nothing was stored.

    """
    if not check_one_time_code(session, account_id=account.id, secret=secret, code=code, now=now):
        raise SignInRefused
    save_totp_secret(session, account.id, secret)
    add_audit_entry(session, account_id=account.id, action="enable_totp", subject="", now=now)
