"""Drafts: the next release of a bank while editors work on it, entry by entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import ReleaseRef
from elearn.domain.entries import Entry, EntryData, EntryKey
from elearn.domain.items import BankId

DraftId = NewType("DraftId", UUID)


class EntryState(StrEnum):
    """How far the work on a changed entry is; an entry without a change has none."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"


class ChangeKind(StrEnum):
    """What a change of a Russian text is: by meaning only, its translations and recordings go stale."""

    WORDING = "wording"
    MEANING = "meaning"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The open draft of a bank. There is at most one per bank, and all editors work in it."""

    id: DraftId
    bank_id: BankId
    base: ReleaseRef
    opened_at: datetime
    opened_by: AccountId


@dataclass(frozen=True, kw_only=True)
class DraftEntry:
    """An entry that differs, or differed, from the base. `data` None: it was taken out.

    `version` grows by one with every save and is what the next save must name. `changed_by`: everybody who
    changed it since it was last approved; none of them may approve it. Nobody: it is a translation that names
    another wording of its Russian text.
    """

    key: EntryKey
    file: str
    data: EntryData | None = field(hash=False)
    version: int
    state: EntryState
    change: ChangeKind
    changed_at: datetime
    changed_by: tuple[AccountId, ...]
    approved_by: AccountId | None = None


@dataclass(frozen=True, kw_only=True)
class Revision:
    """A text that an entry had: the state after one person's save. `data` None: it was taken out.

    `saved_at`: when they began it; what they wrote in the minutes after is the same text.
    """

    id: int
    draft_id: DraftId
    key: EntryKey
    data: EntryData | None = field(hash=False)
    version: int
    account_id: AccountId
    saved_at: datetime
    note: str


def merge_entries(base: Mapping[EntryKey, Entry], changed: Mapping[EntryKey, DraftEntry]) -> list[Entry]:
    """Return the entries of the draft: the base's in its order, with what was changed, then what is new."""
    kept = (present(changed[key]) if key in changed else entry for key, entry in base.items())
    new = (present(entry) for key, entry in sorted(changed.items()) if key not in base)
    return [entry for entry in (*kept, *new) if entry is not None]


def present(changed: DraftEntry) -> Entry | None:
    """Return the entry as the next release would have it; None where it was taken out."""
    if changed.data is None:
        return None
    return Entry(key=changed.key, file=changed.file, data=changed.data)


def may_approve(entry: DraftEntry, account_id: AccountId) -> bool:
    """Whether this person can be the second one: in review, and not changed by them."""
    return entry.state is EntryState.IN_REVIEW and account_id not in entry.changed_by
