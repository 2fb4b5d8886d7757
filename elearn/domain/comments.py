"""What editors and translators say to each other about an entry."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.entries import EntryKey

CommentId = NewType("CommentId", UUID)
MOST_CHARACTERS = 2_000


@dataclass(frozen=True, kw_only=True)
class EntryComment:
    """A comment; `settled_at` once it is dealt with."""

    id: CommentId
    key: EntryKey
    account_id: AccountId
    written_at: datetime
    text: str
    settled_at: datetime | None = None
    settled_by: AccountId | None = None
