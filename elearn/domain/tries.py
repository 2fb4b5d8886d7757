"""What one address may do how often: guess a secret (each pause twice as long), begin as a learner."""

from dataclasses import dataclass
from datetime import timedelta

REMEMBERED = timedelta(hours=24)
LONGEST_PAUSE = timedelta(minutes=15)
BEGIN_WINDOW = timedelta(hours=1)
FULL_HOURS_PER_DAY = 10  # who begins learners in every hour of the day is no classroom


@dataclass(frozen=True)
class BeginnersQuota:
    """Whose new learners are counted: an opaque key, and how many may begin in an hour."""

    key: str
    per_hour: int

    @property
    def per_day(self) -> int:
        """How many may begin in a day."""
        return FULL_HOURS_PER_DAY * self.per_hour


@dataclass(frozen=True)
class TryKey:
    """Whose failures are counted: an opaque key, and how many failures stay without a pause."""

    key: str
    free: int


def pause_after(failures: int, free: int) -> timedelta:
    """Return how long the next try must wait after the last failure."""
    if failures < free:
        return timedelta(0)
    doublings = min(failures - free, 30)
    return min(timedelta(seconds=2**doublings), LONGEST_PAUSE)
