"""Is there a release whose time has come? Asked every few seconds."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.storage.switches import list_due_switches
from elearn.usecases.list_early_releases import list_early_releases


def has_due_releases(session: Session, *, now: datetime) -> bool:
    """Whether `switch_due_releases` would do anything."""
    if list_due_switches(session, now=now):
        return True
    return any(each.starts_at <= now for each in list_early_releases(session))
