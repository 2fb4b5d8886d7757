"""How long a centre keeps people who do not come any more, by the calendar."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from elearn.domain.groups import ParticipantId

#: What a manager can choose from.
MONTHS = (3, 6, 12, 24, 36)
#: What a centre begins with.
DEFAULT_MONTHS = 24
#: How far ahead staff are told who is erased.
AHEAD = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class LastSeen:
    """When somebody last did anything: was put on the list, sat down, began, answered or handed in."""

    participant_id: ParticipantId
    seen_at: datetime


@dataclass(frozen=True, kw_only=True)
class NextErasure:
    """How many are erased within the next days; `first_at` None: nobody."""

    count: int
    first_at: datetime | None


def erased_at(seen_at: datetime, months: int) -> datetime:
    """Return the moment from which somebody is erased: the same day so many months later.

    A day that the later month has not is its last day.
    """
    count = seen_at.year * 12 + seen_at.month - 1 + months
    year, month = divmod(count, 12)
    last_day = monthrange(year, month + 1)[1]
    return seen_at.replace(year=year, month=month + 1, day=min(seen_at.day, last_day))


def is_due(seen_at: datetime, months: int, now: datetime) -> bool:
    """Whether somebody who was last seen then is to be erased now."""
    return erased_at(seen_at, months) <= now


def surely_kept_after(now: datetime, months: int) -> datetime:
    """Return a moment after which nobody seen is due: a bound for looking people up, not a rule."""
    return now - timedelta(days=28 * months)


def plan_erasure(people: Iterable[LastSeen], months: int, now: datetime) -> NextErasure:
    """Tell how many are due within the next days, and when the first of them is."""
    due = [erased_at(person.seen_at, months) for person in people]
    soon = [moment for moment in due if moment <= now + AHEAD]
    return NextErasure(count=len(soon), first_at=max(now, min(soon)) if soon else None)
