"""Migrant resource centres: who works there, and how somebody new is invited."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import NewType
from unicodedata import category
from uuid import UUID

from elearn.domain.accounts import AccountId

CentreId = NewType("CentreId", UUID)
InvitationId = NewType("InvitationId", UUID)

INVITED_FOR = timedelta(days=7)
MAX_NAME_LENGTH = 100  # of a centre, a group, a person


class CentreRole(StrEnum):
    """A manager also invites staff and sees the audit log; a trainer runs groups and sessions."""

    MANAGER = "manager"
    TRAINER = "trainer"


@dataclass(frozen=True, kw_only=True)
class Centre:
    """A place with computers and people; nobody sees another centre's people."""

    id: CentreId
    name: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Member:
    """Staff: an account works at one centre."""

    account_id: AccountId
    centre_id: CentreId
    role: CentreRole


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """A link that makes one account. Only the digest of its secret is kept."""

    id: InvitationId
    centre_id: CentreId
    role: CentreRole
    secret_hash: str
    invited_by: AccountId | None  # None: from the command line
    created_at: datetime
    used_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether the link still works."""
        return self.used_at is None and now < self.created_at + INVITED_FOR


def digest_secret(secret: str) -> str:
    """Digest a link's secret; it is drawn, long and used once, so that a slow hash would add nothing."""
    return sha256(secret.encode()).hexdigest()


def tidy_name(text: str) -> str:
    """Fold white space, leave out what no file can hold (control characters), cut what cannot be kept."""
    kept = "".join(" " if _is_control(character) else character for character in text)
    return " ".join(kept.split())[:MAX_NAME_LENGTH].rstrip()


def _is_control(character: str) -> bool:
    return category(character) in {"Cc", "Cs"} or character in "\ufffe\uffff"
