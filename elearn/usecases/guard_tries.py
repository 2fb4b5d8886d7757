"""Somebody tries a password or a code: too many failures make them wait."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.errors import TooManyTries
from elearn.domain.tries import REMEMBERED, TryKey, pause_after
from elearn.storage.throttle import load_failures


def guard_tries(session: Session, *, keys: Iterable[TryKey], now: datetime) -> None:
    """Let a try pass, or say how long to wait.

    Raises:
        TooManyTries: with the pause in seconds, at most as long as told.

    """
    for key in keys:
        pause = pause_after(load_failures(session, key.key, since=now - REMEMBERED), key.free)
        if pause and load_failures(session, key.key, since=now - pause):
            raise TooManyTries(wait_seconds=int(pause.total_seconds()))
