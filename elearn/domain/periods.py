"""Periods of reports: whole months, nothing finer, so that no two of them differ by one session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import NamedTuple

MOST_MONTHS = 24
_MONTHS = 12


class Month(NamedTuple):
    """A month of a year; months compare in time."""

    year: int
    month: int

    def __str__(self) -> str:
        """Write it as ISO 8601 does."""
        return f"{self.year:04}-{self.month:02}"

    def after(self, months: int) -> "Month":
        """Return the month so many months later, or earlier."""
        years, month = divmod(self.year * _MONTHS + self.month - 1 + months, _MONTHS)
        return Month(years, month + 1)

    def begins_at(self, zone: tzinfo) -> datetime:
        """Return its first moment where people live by this zone."""
        return datetime(self.year, self.month, 1, tzinfo=zone)


@dataclass(frozen=True)
class Period:
    """From the first month to the last one, both within."""

    first: Month
    last: Month

    def __iter__(self) -> Iterator[Month]:
        """List its months."""
        month = self.first
        while month <= self.last:
            yield month
            month = month.after(1)

    def __len__(self) -> int:
        """Count its months; none if it ends before it begins."""
        return max(0, (self.last.year - self.first.year) * _MONTHS + self.last.month - self.first.month + 1)

    def overlaps(self, other: "Period") -> bool:
        """Whether a month lies in both."""
        return self.first <= other.last and other.first <= self.last


def month_of(moment: datetime, zone: tzinfo) -> Month:
    """Return the month in which something happened."""
    local = moment.astimezone(zone)
    return Month(local.year, local.month)


def parse_month(text: str) -> Month | None:
    """Read `2026-07`."""
    year, _, month = text.partition("-")
    is_month = len(year) == 4 and len(month) == 2 and (year + month).isascii() and (year + month).isdigit()
    if not is_month or not 1 <= int(month) <= _MONTHS or int(year) < 1:
        return None
    return Month(int(year), int(month))
