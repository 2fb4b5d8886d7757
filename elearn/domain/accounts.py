"""People: learners without names, and accounts of staff, editors and administrators."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType
from uuid import UUID

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import PasswordTooWeak
from elearn.domain.permissions import Role

AccountId = NewType("AccountId", UUID)

CODE_DIGITS = 12  # eleven drawn, one check digit
MINIMUM_PASSWORD_LENGTH = 10


@dataclass(frozen=True, kw_only=True)
class Learner:
    """A learner: no name, no e-mail.

    `code` exists once the learner asked for it; `rehearsed_at`: when they first knew the exam's computer.
    """

    id: LearnerId
    created_at: datetime
    profile_id: str | None = None
    exam_on: date | None = None
    code: str | None = None
    rehearsed_at: datetime | None = None
    is_code_brought: bool = False  # made at another server, and typed in here


@dataclass(frozen=True, kw_only=True)
class Account:
    """A person with a user name and a password; `totp_secret` once a second factor is on."""

    id: AccountId
    user_name: str
    role: Role
    password_hash: str
    created_at: datetime
    totp_secret: str | None = None
    is_active: bool = True


def parse_user_name(text: str) -> str:
    """Return a user name as it is kept: how it was capitalised and spaced does not matter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def check_digit(digits: str) -> str:
    """Compute the ISO 7064 MOD 11,10 check digit: finds every wrong digit, nearly every swap."""
    carry = 10
    for digit in digits:
        total = (int(digit) + carry) % 10 or 10
        carry = total * 2 % 11
    return str((11 - carry) % 10)


def make_learner_code(drawn: int) -> str:
    """Make a code from a number drawn from 0 .. 10**11 - 1."""
    digits = f"{drawn:011d}"
    return digits + check_digit(digits)


def parse_learner_code(text: str) -> str | None:
    """Return the twelve digits of a code as people type it (spaces, hyphens), None if it cannot be one."""
    digits = "".join(character for character in text if character in "0123456789")
    has_only_marks = all(character in "0123456789 -–\u00a0\t" for character in text)
    if not has_only_marks or len(digits) != CODE_DIGITS or check_digit(digits[:-1]) != digits[-1]:
        return None
    return digits


def check_password(user_name: str, password: str) -> None:
    """Refuse a password that is too short or is the user name.

    Raises:
        PasswordTooWeak: with the minimum length in characters.

    """
    if len(password) < MINIMUM_PASSWORD_LENGTH or user_name.lower() in password.lower():
        raise PasswordTooWeak(minimum_length=MINIMUM_PASSWORD_LENGTH)
