"""The days that releases were written for."""

from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import BankId
from elearn.domain.publishing import DatedRelease
from elearn.storage.tables import BankReleaseRow, CurrentReleaseRow, ReleaseSwitchRow

_release = BankReleaseRow.__table__
_current = CurrentReleaseRow.__table__
_switch = ReleaseSwitchRow.__table__

_WAS_ORDERED = exists().where(
    _switch.c.bank_id == _release.c.bank_id, _switch.c.release == _release.c.release
)
_LIST_UNORDERED = (
    select(
        _release.c.bank_id,
        _release.c.release,
        _release.c.released_on,
        _release.c.loaded_at,
        _current.c.release.label("serving"),
        _current.c.since,
    )
    .join(_current, _current.c.bank_id == _release.c.bank_id)
    .where(_release.c.release != _current.c.release, ~_WAS_ORDERED)
)


def load_release_days(session: Session) -> dict[ReleaseRef, date]:
    """Return the day of every stored release."""
    query = select(_release.c.bank_id, _release.c.release, _release.c.released_on)
    return {
        ReleaseRef(bank_id=BankId(row.bank_id), release=row.release): row.released_on
        for row in session.execute(query)
    }


def list_unordered_releases(session: Session) -> list[DatedRelease]:
    """List the releases that do not serve and about which no editor ever gave an order."""
    return [
        DatedRelease(
            ref=ReleaseRef(bank_id=BankId(row.bank_id), release=row.release),
            released_on=row.released_on,
            loaded_at=row.loaded_at,
            serving=row.serving,
            serving_since=row.since,
        )
        for row in session.execute(_LIST_UNORDERED)
    ]
