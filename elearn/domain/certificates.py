"""Certificates of practice: what somebody practised at a centre. They are no exam certificates."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.items import BankId

CertificateId = NewType("CertificateId", UUID)

#: Crockford's: no letter that people take for a digit.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TAKEN_FOR = str.maketrans("OIL", "011")
_BETWEEN = " -–\u00a0"
CODE_SIGNS, _GROUP = 20, 5
CODE_COUNT = len(_SIGNS) ** CODE_SIGNS


@dataclass(frozen=True, kw_only=True)
class PractisedPart:
    """Practice tests of one bank: handed in, passed, and how many there are."""

    bank_id: BankId
    done: int
    passed: int
    tests: int


@dataclass(frozen=True, kw_only=True)
class PractisedExam:
    """Mock exams of one profile: handed in, passed."""

    profile_id: str
    done: int
    passed: int


@dataclass(frozen=True, kw_only=True)
class Practice:
    """What stands on a certificate, frozen when it is made."""

    parts: tuple[PractisedPart, ...]
    exams: tuple[PractisedExam, ...]
    first_on: date
    last_on: date


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """A certificate of practice; whoever has its code can see that it is genuine."""

    id: CertificateId
    code: str
    centre_id: CentreId
    learner_id: LearnerId
    number: int  # of the person in their group
    name: str | None  # as printed; None: the number alone
    practice: Practice
    made_by: AccountId
    made_at: datetime
    withdrawn_at: datetime | None = None

    def says_the_same(self, other: "Certificate") -> bool:
        """Whether another one would only be a copy: a double press makes one."""
        mine, theirs = ((each.number, each.name, each.practice) for each in (self, other))
        return self.withdrawn_at is None and mine == theirs


def make_certificate_code(drawn: int) -> str:
    """Make a code from a number drawn from 0 .. CODE_COUNT - 1."""
    signs = []
    for _ in range(CODE_SIGNS):
        drawn, place = divmod(drawn, len(_SIGNS))
        signs.append(_SIGNS[place])
    return "".join(reversed(signs))


def parse_certificate_code(text: str) -> str | None:
    """Return the twenty signs as people type them, None if it cannot be a code."""
    signs = "".join(sign for sign in text if sign not in _BETWEEN).upper().translate(_TAKEN_FOR)
    is_code = len(signs) == CODE_SIGNS and all(sign in _SIGNS for sign in signs)
    return signs if is_code else None


def group_code(code: str) -> str:
    """Write a code in groups that can be read out."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))
