"""An administrator adds an account."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account, AccountId, check_password, parse_user_name
from elearn.domain.permissions import Role
from elearn.storage import accounts
from elearn.storage.audit import add_audit_entry
from elearn.usecases.passwords import hash_password


def add_account(
    session: Session, *, account_id: AccountId, user_name: str, role: Role, password: str, now: datetime
) -> Account:
    """Store a new account and return it.

    Raises:
        AccountExists: the user name is taken.
        PasswordTooWeak: too short, or the user name.

    """
    name = parse_user_name(user_name)
    check_password(name, password)
    account = Account(
        id=account_id, user_name=name, role=role, password_hash=hash_password(password), created_at=now
    )
    accounts.add_account(session, account)
    add_audit_entry(session, account_id=None, action="add_account", subject=name, now=now)
    return account
