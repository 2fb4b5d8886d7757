"""Tries to guess a secret: the first few are free, then each pause is twice as long."""

from dataclasses import dataclass
from datetime import timedelta

REMEMBERED = timedelta(hours=24)
LONGEST_PAUSE = timedelta(minutes=15)


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
