"""Staff sign in with user name, password and, if they have one, a one-time code."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import Account, parse_user_name
from elearn.domain.errors import SignInRefused
from elearn.domain.tries import TryKey
from elearn.storage.accounts import find_account
from elearn.storage.audit import add_audit_entry
from elearn.storage.throttle import clear_failures
from elearn.usecases.check_one_time_code import check_one_time_code
from elearn.usecases.guard_tries import guard_tries
from elearn.usecases.passwords import is_password_of
from elearn.usecases.record_failed_try import record_failed_try

OpenSession = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """What somebody typed, and under which keys their failures count."""

    user_name: str
    password: str
    one_time_code: str = ""
    account_key: TryKey
    address_key: TryKey


def sign_in(reading: OpenSession, transaction: OpenSession, *, given: Credentials, now: datetime) -> Account:
    """Return the account that the credentials prove.

    It takes ways to open sessions instead of one: the password is checked between two short ones, because
    Argon2 is slow on purpose and nobody's answers should wait behind it.

    Raises:
        TooManyTries: this account or address has to wait.
        SignInRefused: something is wrong; it does not say what, and takes as long for unknown names.

    """
    keys = (given.account_key, given.address_key)
    with reading() as session:
        guard_tries(session, keys=keys, now=now)
        account = find_account(session, parse_user_name(given.user_name))
    is_proven = is_password_of(account, given.password)
    with transaction() as session:
        if account and is_proven and account.is_active and _has_second_factor(session, account, given, now):
            clear_failures(session, given.account_key.key)
            add_audit_entry(session, account_id=account.id, action="sign_in", subject="", now=now)
            return account
        record_failed_try(session, keys=keys, now=now)
    raise SignInRefused


def _has_second_factor(session: Session, account: Account, given: Credentials, now: datetime) -> bool:
    if account.totp_secret is None:
        return True
    return check_one_time_code(
        session, account_id=account.id, secret=account.totp_secret, code=given.one_time_code, now=now
    )
