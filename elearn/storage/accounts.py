"""Accounts of staff, editors and administrators."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Row, select, update
from sqlalchemy.orm import Session

from elearn.domain.accounts import Account, AccountId
from elearn.domain.errors import AccountExists, AccountNotFound
from elearn.domain.permissions import Role
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import AccountRow

_account = AccountRow.__table__


def add_account(session: Session, account: Account) -> None:
    """Store a new account.

    Raises:
        AccountExists: the user name is taken.

    """
    insert = insert_for(dialect_of(session), _account)
    values = {**vars(account), "role": account.role.value}
    added = session.execute(
        insert.on_conflict_do_nothing(index_elements=["user_name"]).returning(_account.c.id), values
    )
    if added.first() is None:
        raise AccountExists(user_name=account.user_name)


def load_account(session: Session, account_id: AccountId) -> Account:
    """Return an account.

    Raises:
        AccountNotFound: there is none with this id.

    """
    account = _find(session, _account.c.id == account_id)
    if account is None:
        raise AccountNotFound(user_name=str(account_id))
    return account


def find_account(session: Session, user_name: str) -> Account | None:
    """Return the account with this user name."""
    return _find(session, _account.c.user_name == user_name)


def list_accounts(session: Session) -> list[Account]:
    """List all accounts by user name."""
    return [_read(row) for row in session.execute(select(_account).order_by(_account.c.user_name))]


def list_user_names(session: Session, account_ids: Collection[AccountId]) -> dict[AccountId, str]:
    """Return the user names of some accounts."""
    query = select(_account.c.id, _account.c.user_name).where(_account.c.id.in_(account_ids))
    return {AccountId(row.id): row.user_name for row in session.execute(query)}


def save_password_hash(session: Session, account_id: AccountId, password_hash: str) -> None:
    """Give the account another password; raises AccountNotFound."""
    _change(session, account_id, password_hash=password_hash)


def save_totp_secret(session: Session, account_id: AccountId, totp_secret: str | None) -> None:
    """Turn the second factor on, or off with None; raises AccountNotFound."""
    _change(session, account_id, totp_secret=totp_secret)


def save_role(session: Session, account_id: AccountId, role: Role) -> None:
    """Give the account another role; raises AccountNotFound."""
    _change(session, account_id, role=role.value)


def set_active(session: Session, account_id: AccountId, *, is_active: bool) -> None:
    """Let the account in, or keep it out; raises AccountNotFound."""
    _change(session, account_id, is_active=is_active)


def _change(session: Session, account_id: AccountId, **values: object) -> None:
    if not count_changed(session, update(_account).where(_account.c.id == account_id).values(values)):
        raise AccountNotFound(user_name=str(account_id))


def _find(session: Session, condition: ColumnElement[bool]) -> Account | None:
    row = session.execute(select(_account).where(condition)).first()
    return None if row is None else _read(row)


def _read(row: Row[*tuple[Any, ...]]) -> Account:
    return Account(**{**row._mapping, "role": Role(row.role)})
