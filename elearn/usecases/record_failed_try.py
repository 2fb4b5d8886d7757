"""A password or a code was wrong: the failure is remembered for a day, also over a restart."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.tries import REMEMBERED, TryKey
from elearn.storage.throttle import add_failure, prune


def record_failed_try(session: Session, *, keys: Iterable[TryKey], now: datetime) -> None:
    """Count a failure under each key, and forget what is too old to matter."""
    prune(session, before=now - REMEMBERED)
    for key in keys:
        add_failure(session, key.key, now=now)
