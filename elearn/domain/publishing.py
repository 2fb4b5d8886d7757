"""Publishing: the name of the next release, when it begins, and what stands in the way."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import NewType
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import ReleaseRef
from elearn.domain.drafts import ChangeKind, DraftEntry, EntryState, present
from elearn.domain.entries import Entry, EntryData, EntryKey
from elearn.domain.entry_sources import hash_source, russian_key

SwitchId = NewType("SwitchId", UUID)

_MOSCOW = timezone(timedelta(hours=3))  # where a release's day begins; without summer time since 2014


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


@dataclass(frozen=True, kw_only=True)
class WaitingRelease:
    """A release that becomes current by itself."""

    ref: ReleaseRef
    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class DatedRelease:
    """A release that does not serve, with its day, and what serves instead of it."""

    ref: ReleaseRef
    released_on: date
    loaded_at: datetime
    serving: str
    serving_since: datetime

    @property
    def starts_at(self) -> datetime:
        """When its day begins."""
        return begin_of(self.released_on)

    @property
    def came_early(self) -> bool:
        """Whether it was here before its day, and what serves since before that day is not yet its answer."""
        return self.starts_at > max(self.loaded_at, self.serving_since)


def begin_of(day: date) -> datetime:
    """Return the moment at which releases of a day begin: midnight in Moscow."""
    return datetime.combine(day, time(), _MOSCOW)


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
    """List the changed entries that no second person has approved, of those that need one."""
    return sorted(
        key
        for key, entry in changed.items()
        if entry.state is not EntryState.APPROVED and needs_approval(base, changed, entry)
    )


def count_changed(base: Mapping[EntryKey, Entry], changed: Mapping[EntryKey, DraftEntry]) -> int:
    """Count what people changed; translations that follow their Russian text count with it."""
    return sum(needs_approval(base, changed, entry) for entry in changed.values())


def needs_approval(
    base: Mapping[EntryKey, Entry], changed: Mapping[EntryKey, DraftEntry], entry: DraftEntry
) -> bool:
    """Whether a second person must read the entry.

    What was changed back needs nobody, nor a translation that goes with its Russian text: taken out with it,
    or naming another wording of it. Whoever approves the Russian text approves that.
    """
    return _differs(base, entry) and not _follows(base, changed, entry)


def _differs(base: Mapping[EntryKey, Entry], entry: DraftEntry) -> bool:
    before = base[entry.key].data if entry.key in base else None
    return before != entry.data


def _follows(
    base: Mapping[EntryKey, Entry], changed: Mapping[EntryKey, DraftEntry], entry: DraftEntry
) -> bool:
    russian = russian_key(entry.key)
    now = changed.get(russian) if russian else None
    if russian is None or entry.data is None:
        return now is not None and now.data is None
    before = base.get(entry.key)
    if before is None or _without_source(before.data) != _without_source(entry.data):
        return False
    if not entry.changed_by:
        return True  # nobody wrote it: a change of wording did
    # Somebody wrote in it, and took it back: then it says what the change of wording had made of it.
    if now is None or now.change is not ChangeKind.WORDING:
        return False
    return _is_fresh(before, base.get(russian)) and _is_fresh(present(entry), present(now))


def _without_source(data: EntryData) -> EntryData:
    return {name: value for name, value in data.items() if name != "source"}


def _is_fresh(translation: Entry | None, russian: Entry | None) -> bool:
    if translation is None or russian is None:
        return False
    return bool(translation.data.get("source") == hash_source(russian))
