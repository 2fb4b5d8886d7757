"""Somebody signed in proves that it is still them, before what an owner could be locked out by."""

from datetime import datetime

from elearn.domain.accounts import Account
from elearn.domain.errors import SignInRefused
from elearn.domain.tries import TryKey
from elearn.usecases.guard_tries import guard_tries
from elearn.usecases.passwords import is_password_of
from elearn.usecases.record_failed_try import record_failed_try
from elearn.usecases.sign_in import OpenSession


def prove_password(
    reading: OpenSession,
    transaction: OpenSession,
    *,
    account: Account,
    password: str,
    key: TryKey,
    now: datetime,
) -> None:
    """Return if the password is the account's.

    Raises:
        TooManyTries, SignInRefused: as at sign-in.

    """
    with reading() as session:
        guard_tries(session, keys=(key,), now=now)
    if is_password_of(account, password):
        return
    with transaction() as session:
        record_failed_try(session, keys=(key,), now=now)
    raise SignInRefused
