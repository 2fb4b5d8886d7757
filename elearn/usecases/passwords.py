"""Argon2: what a password is stored as, and whether one is right."""

import os
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from elearn.domain.accounts import Account

# OWASP's recommendation for Argon2id with 12 MiB: fifty sign-ins at once stay under a second on two cores.
_HASHER = PasswordHasher(memory_cost=12 * 1024, time_cost=3, parallelism=1)
#: Threads of its own: more at a time than there are cores would not be faster, and each thread that ever
#: hashed keeps its 12 MiB.
_HASHERS = ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4), thread_name_prefix="argon2")
#: No password's: its salt and digest are zeros, but to look whether it fits takes as long as with any other.
_NOBODYS_HASH = (
    f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    f"${'A' * 22}${'A' * 43}"
)


def hash_password(password: str) -> str:
    """Hash a password with a salt of its own."""
    return _HASHERS.submit(_HASHER.hash, password).result()


def is_password_of(account: Account | None, password: str) -> bool:
    """Whether the password is right; takes as long for an account that does not exist."""
    stored = account.password_hash if account else _NOBODYS_HASH
    return _HASHERS.submit(_is_right, stored, password).result() and account is not None


def _is_right(stored: str, password: str) -> bool:
    try:
        return _HASHER.verify(stored, password)
    except (Argon2Error, InvalidHashError):
        return False
