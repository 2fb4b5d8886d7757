"""Publishing: the name of the next release, when it begins, and what stands in the way."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import ReleaseRef
from elearn.domain.drafts import DraftEntry, EntryState
from elearn.domain.entries import Entry, EntryKey

SwitchId = NewType("SwitchId", UUID)


class SwitchKind(StrEnum):
    """Why a release becomes current."""

    PUBLISH = "publish"
    ROLL_BACK = "roll_back"


@dataclass(frozen=True, kw_only=True)
class ReleaseSwitch:
    """An order that a release becomes current at `starts_at`, and what became of it."""

    id: SwitchId
    ref: ReleaseRef
    kind: SwitchKind
    starts_at: datetime
    ordered_at: datetime
    ordered_by: AccountId
    reason: str = ""
    done_at: datetime | None = None
    cancelled_at: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to come."""
        return self.done_at is None and self.cancelled_at is None


def next_release_name(names: Collection[str], day: date) -> str:
    """Name the next release: the year, and one more than the year's last; 2026.9 is followed by 2026.10."""
    newest = max(map(release_number, names), default=(0, 0))
    return f"{newest[0]}.{newest[1] + 1}" if newest[0] >= day.year else f"{day.year}.1"


def release_number(name: str) -> tuple[int, int]:
    """Return what releases are put in order by; nonsense comes first."""
    found = _NAME.fullmatch(name)
    return (int(found[1]), int(found[2])) if found else (0, 0)


_NAME = re.compile(r"(\d{4})\.(\d{1,6})")


def list_unapproved(base: Mapping[EntryKey, Entry], changed: Mapping[EntryKey, DraftEntry]) -> list[EntryKey]:
    """List the changed entries that no second person has approved; one that was changed back needs nobody."""
    return sorted(key for key, entry in changed.items() if _differs(base, entry) and not _is_approved(entry))


def count_changed(base: Mapping[EntryKey, Entry], changed: Mapping[EntryKey, DraftEntry]) -> int:
    """Count the entries that differ from the base."""
    return sum(_differs(base, entry) for entry in changed.values())


def _differs(base: Mapping[EntryKey, Entry], entry: DraftEntry) -> bool:
    before = base[entry.key].data if entry.key in base else None
    return before != entry.data


def _is_approved(entry: DraftEntry) -> bool:
    return entry.state is EntryState.APPROVED
