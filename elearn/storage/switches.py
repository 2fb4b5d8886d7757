"""Orders that a release becomes current."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import BankId
from elearn.domain.publishing import ReleaseSwitch, SwitchId, SwitchKind
from elearn.storage.statements import count_changed
from elearn.storage.tables import AccountRow, ReleaseSwitchRow

_switch = ReleaseSwitchRow.__table__
_account = AccountRow.__table__
_IS_WAITING = _switch.c.done_at.is_(None) & _switch.c.cancelled_at.is_(None)
_DUE = select(_switch).where(_IS_WAITING).order_by(_switch.c.starts_at, _switch.c.ordered_at)


def add_switch(session: Session, switch: ReleaseSwitch) -> None:
    """Store an order; of a bank only one can be waiting."""
    values = {name: value for name, value in vars(switch).items() if name != "ref"}
    values |= {"bank_id": switch.ref.bank_id, "release": switch.ref.release, "kind": switch.kind.value}
    session.execute(insert(_switch), values)


def list_due_switches(session: Session, *, now: datetime) -> list[ReleaseSwitch]:
    """List the orders whose time has come, the oldest first."""
    return _read(session.execute(_DUE.where(_switch.c.starts_at <= now)))


def find_waiting_switch(session: Session, bank_id: BankId) -> ReleaseSwitch | None:
    """Return the order of a bank that is still to come."""
    found = _read(session.execute(_DUE.where(_switch.c.bank_id == bank_id)))
    return found[0] if found else None


def finish_switch(session: Session, switch: ReleaseSwitch, *, now: datetime) -> bool:
    """Note that the order was carried out. False: somebody did it, or cancelled it, before."""
    finishing = update(_switch).where(_switch.c.id == switch.id, _IS_WAITING).values(done_at=now)
    return count_changed(session, finishing) == 1


def cancel_switch(session: Session, bank_id: BankId, *, now: datetime) -> ReleaseSwitch | None:
    """Cancel the order of a bank that is still to come, and return it; None where there is none."""
    waiting = find_waiting_switch(session, bank_id)
    if waiting is None:
        return None
    cancelling = update(_switch).where(_switch.c.id == waiting.id, _IS_WAITING).values(cancelled_at=now)
    return waiting if count_changed(session, cancelling) else None


def was_ordered(session: Session, ref: ReleaseRef) -> bool:
    """Whether an order of this server's editors made the release current, now or at any time."""
    is_it = (_switch.c.bank_id == ref.bank_id) & (_switch.c.release == ref.release)
    return (
        session.scalar(select(_switch.c.id).where(is_it, _switch.c.done_at.is_not(None)).limit(1)) is not None
    )


def list_switches(session: Session, bank_id: BankId) -> list[tuple[ReleaseSwitch, str]]:
    """List a bank's orders with the user name of who gave each, the newest first."""
    query = select(_switch, _account.c.user_name).join(_account, _account.c.id == _switch.c.ordered_by)
    rows = session.execute(
        query.where(_switch.c.bank_id == bank_id).order_by(_switch.c.ordered_at.desc(), _switch.c.id.desc())
    ).all()
    return list(zip(_read(rows), [str(row.user_name) for row in rows], strict=True))


def _read(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[ReleaseSwitch]:
    return [
        ReleaseSwitch(
            id=SwitchId(row.id),
            ref=ReleaseRef(bank_id=BankId(row.bank_id), release=row.release),
            kind=SwitchKind(row.kind),
            starts_at=row.starts_at,
            ordered_at=row.ordered_at,
            ordered_by=AccountId(row.ordered_by),
            reason=row.reason,
            done_at=row.done_at,
            cancelled_at=row.cancelled_at,
        )
        for row in rows
    ]
