"""Argon2: what a password is stored as, and whether one is right."""

import os
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from elearn.domain.accounts import Account

# OWASP's recommendation for Argon2id with 12 MiB: fifty sign-ins at once stay under a second on two cores.
_HASHER = PasswordHasher(memory_cost=12 * 1024, time_cost=3, parallelism=1)
#: No more at a time than there are cores: more would not be faster, but would take 12 MiB each.
_TURNS = BoundedSemaphore(os.cpu_count() or 1)


def hash_password(password: str) -> str:
    """Hash a password with a salt of its own."""
    with _TURNS:
        return _HASHER.hash(password)


def is_password_of(account: Account | None, password: str) -> bool:
    """Whether the password is right; takes as long for an account that does not exist."""
    stored = account.password_hash if account else _nobodys_hash()
    with _TURNS:
        try:
            _HASHER.verify(stored, password)
        except (Argon2Error, InvalidHashError):
            return False
    return account is not None


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("")


_nobodys_hash()  # now, not at the first unknown name, which would be told by its time
