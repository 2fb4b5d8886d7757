"""An administrator shuts an account out, or lets it in again."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.storage.accounts import set_active
from elearn.storage.audit import add_audit_entry
from elearn.usecases.require_account import require_account


def deactivate_account(session: Session, *, user_name: str, is_active: bool = False, now: datetime) -> None:
    """Say whether the account may be used; its sessions end at their next request.

    Raises:
        AccountNotFound: nobody has this user name.

    """
    account = require_account(session, user_name=user_name)
    set_active(session, account.id, is_active=is_active)
    action = "activate_account" if is_active else "deactivate_account"
    add_audit_entry(session, account_id=None, action=action, subject=account.user_name, now=now)
