"""An administrator gives an account another role."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.permissions import Role
from elearn.storage.accounts import save_role
from elearn.storage.audit import add_audit_entry
from elearn.usecases.require_account import require_account


def change_role(session: Session, *, user_name: str, role: Role, now: datetime) -> None:
    """Store the new role; it counts from the account's next request.

    Raises:
        AccountNotFound: nobody has this user name.

    """
    account = require_account(session, user_name=user_name)
    save_role(session, account.id, role)
    add_audit_entry(session, account_id=None, action="change_role", subject=account.user_name, now=now)
