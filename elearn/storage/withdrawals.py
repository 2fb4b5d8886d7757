"""Withdrawn items: noted once, decided so that nothing is taken back, counted anew step by step."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, case, select, update
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import AttemptId
from elearn.domain.items import BankId, ItemId
from elearn.domain.withdrawal_errors import UnknownWithdrawal
from elearn.domain.withdrawals import MAY_FOLLOW, Decision, Recount, Withdrawal
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import WithdrawalRow

_withdrawal = WithdrawalRow.__table__


def add_withdrawal(session: Session, withdrawal: Withdrawal) -> bool:
    """Note that an item is out of use; whether it was not yet: a double click notes it once."""
    values = {
        "version": withdrawal.version,
        "versions": withdrawal.versions,
        "bank_id": withdrawal.bank_id,
        "release": withdrawal.release,
        "item_id": withdrawal.item_id,
        "reason": withdrawal.reason,
        "withdrawn_at": withdrawal.withdrawn_at,
        "withdrawn_by": withdrawal.withdrawn_by,
        "decision": withdrawal.decision.value,
        "accepted": withdrawal.accepted,
        "decided_at": withdrawal.decided_at,
        "decided_by": withdrawal.decided_by,
        "total": 0,
        "done": 0,
        "changed": 0,
    }
    adding = insert_for(dialect_of(session), _withdrawal).on_conflict_do_nothing(index_elements=["version"])
    added = session.execute(adding.returning(_withdrawal.c.version), values).first()
    return added is not None


def withdraw_again(session: Session, withdrawal: Withdrawal) -> bool:
    """Take an item out of use that was put back."""
    is_back = (_withdrawal.c.version == withdrawal.version) & (
        _withdrawal.c.decision == Decision.PUT_BACK.value
    )
    values = {
        "versions": withdrawal.versions,
        "reason": withdrawal.reason,
        "withdrawn_at": withdrawal.withdrawn_at,
        "withdrawn_by": withdrawal.withdrawn_by,
        "decision": Decision.PENDING.value,
        "decided_at": None,
        "decided_by": None,
    }
    return count_changed(session, update(_withdrawal).where(is_back).values(values)) == 1


def add_versions(session: Session, version: str, versions: Collection[str]) -> bool:
    """Let a withdrawal hold for further versions of its item; whether one was new."""
    is_this = _withdrawal.c.version == version
    stood = session.scalar(select(_withdrawal.c.versions).where(is_this).with_for_update())
    if stood is None or set(versions) <= set(stood):
        return False
    wider = tuple(sorted({*stood, *versions}))
    return count_changed(session, update(_withdrawal).where(is_this).values(versions=wider)) == 1


def save_decision(
    session: Session,
    version: str,
    decision: Decision,
    *,
    accepted: Sequence[str],
    account_id: AccountId | None,
    total: int,
    now: datetime,
) -> bool:
    """Store a decision if it may follow the one that stands; whether this call did."""
    before = [each.value for each, nexts in MAY_FOLLOW.items() if decision in nexts]
    is_open = (_withdrawal.c.version == version) & _withdrawal.c.decision.in_(before)
    values = {
        "decision": decision.value,
        "accepted": tuple(accepted),
        "decided_at": now,
        "decided_by": account_id,
        "total": total,
        "done": 0,
        "changed": 0,
        "last_attempt_id": None,
        "ended_at": None,
    }
    return count_changed(session, update(_withdrawal).where(is_open).values(values)) == 1


def load_withdrawal(session: Session, version: str) -> Withdrawal:
    """Return one; raises UnknownWithdrawal."""
    row = session.execute(select(_withdrawal).where(_withdrawal.c.version == version)).first()
    if row is None:
        raise UnknownWithdrawal
    return _read(row)


def list_withdrawals(session: Session, *, limit: int = 500) -> list[Withdrawal]:
    """List them, those without a decision first, then the newest first."""
    is_decided = _withdrawal.c.decision != Decision.PENDING.value
    order = (is_decided, _withdrawal.c.withdrawn_at.desc(), _withdrawal.c.version)
    return [_read(row) for row in session.execute(select(_withdrawal).order_by(*order).limit(limit))]


def list_out_of_use(session: Session, bank_id: BankId) -> list[Withdrawal]:
    """List those of a bank whose items are out of use, in the order in which they are held."""
    is_out = (_withdrawal.c.bank_id == bank_id) & (_withdrawal.c.decision != Decision.PUT_BACK.value)
    query = select(_withdrawal).where(is_out).order_by(_withdrawal.c.version)
    return [_read(row) for row in session.execute(query)]


def find_unfinished(session: Session) -> str | None:
    """Return the version of an item whose results still wait to be counted anew."""
    repairing = [Decision.VOID.value, Decision.ACCEPT_BOTH.value]
    waits = _withdrawal.c.decision.in_(repairing) & _withdrawal.c.ended_at.is_(None)
    query = select(_withdrawal.c.version).where(waits).order_by(_withdrawal.c.decided_at)
    found: str | None = session.scalar(query.limit(1))
    return found


def find_last_recounted(session: Session, version: str, *, holds: bool = False) -> AttemptId | None:
    """Return the last attempt that was counted anew; `holds` the withdrawal until the transaction ends."""
    query = select(_withdrawal.c.last_attempt_id).where(_withdrawal.c.version == version)
    found = session.scalar(query.with_for_update() if holds else query)
    return found and AttemptId(found)


def note_recounted(
    session: Session,
    withdrawal: Withdrawal,
    *,
    after: AttemptId | None,
    last: AttemptId | None,
    done: int,
    changed: int,
    ended_at: datetime | None,
) -> bool:
    """Note how far it is; False where somebody else went on from the same place, or decided anew."""
    stood = _withdrawal.c.last_attempt_id
    is_mine = (_withdrawal.c.version == withdrawal.version) & (
        _withdrawal.c.decision == withdrawal.decision.value
    )
    is_here = stood.is_(None) if after is None else stood == after
    done_now, stays = _withdrawal.c.done + done, _withdrawal.c.total
    values = {
        "done": done_now,
        "changed": _withdrawal.c.changed + changed,
        # More than was thought, where somebody handed in since.
        "total": case((done_now > _withdrawal.c.total, done_now), else_=done_now if ended_at else stays),
        "last_attempt_id": last,
        "ended_at": ended_at,
    }
    is_going = _withdrawal.c.ended_at.is_(None)
    return count_changed(session, update(_withdrawal).where(is_mine, is_here, is_going).values(values)) == 1


def _read(row: Row[Any]) -> Withdrawal:
    return Withdrawal(
        item_id=ItemId(row.item_id),
        versions=row.versions,
        decision=Decision(row.decision),
        accepted=row.accepted,
        version=row.version,
        bank_id=BankId(row.bank_id),
        release=row.release,
        reason=row.reason,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by and AccountId(row.withdrawn_by),
        decided_at=row.decided_at,
        decided_by=row.decided_by and AccountId(row.decided_by),
        recount=Recount(total=row.total, done=row.done, changed=row.changed, ended_at=row.ended_at),
    )
