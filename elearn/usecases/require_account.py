"""Somebody names an account: it must exist."""

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account, parse_user_name
from elearn.domain.errors import AccountNotFound
from elearn.storage.accounts import find_account


def require_account(session: Session, *, user_name: str) -> Account:
    """Return the account of this user name.

    Raises:
        AccountNotFound: nobody has it.

    """
    account = find_account(session, parse_user_name(user_name))
    if account is None:
        raise AccountNotFound(user_name=user_name)
    return account
