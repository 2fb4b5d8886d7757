"""Since when a release is the one that new papers are drawn from."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import BankId
from elearn.storage.tables import CurrentReleaseRow

_current = CurrentReleaseRow.__table__


@dataclass(frozen=True, kw_only=True)
class CurrentRelease:
    """The release that new papers are drawn from."""

    ref: ReleaseRef
    since: datetime


def find_current_release(session: Session, bank_id: BankId) -> CurrentRelease | None:
    """Return a bank's current release and since when it is that; None: the bank is not here."""
    row = session.execute(select(_current).where(_current.c.bank_id == bank_id)).first()
    if row is None:
        return None
    return CurrentRelease(ref=ReleaseRef(bank_id=bank_id, release=row.release), since=row.since)
