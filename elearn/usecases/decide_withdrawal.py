"""Somebody decides what becomes of the answers to a withdrawn item."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import ReleaseRef
from elearn.domain.withdrawal_errors import DecisionRefused
from elearn.domain.withdrawals import MAX_ACCEPTED, Decision, Withdrawal, is_possible_key
from elearn.storage.audit import add_audit_entry
from elearn.storage.outcome_changes import count_affected
from elearn.storage.releases import load_bank
from elearn.storage.withdrawals import load_withdrawal, save_decision


def decide_withdrawal(
    session: Session,
    *,
    version: str,
    decision: Decision,
    accepted: Sequence[str] = (),
    account_id: AccountId | None,
    now: datetime,
) -> Withdrawal:
    """Store the decision; `repair_scores` then counts past results anew. A repeat changes nothing.

    Raises:
        UnknownWithdrawal: there is no such.
        DecisionRefused: it would take marks back, or names no further answer that the item can take.

    """
    stands = load_withdrawal(session, version)
    further = tuple(dict.fromkeys(accepted)) if decision is Decision.ACCEPT_BOTH else ()
    if (stands.decision, stands.accepted) == (decision, further):
        return stands
    if decision is Decision.ACCEPT_BOTH:
        _check(session, stands, further)
    total = count_affected(session, stands.item_id) if decision.counts_anew else 0
    if not save_decision(
        session, version, decision, accepted=further, account_id=account_id, total=total, now=now
    ):
        raise DecisionRefused
    subject = " ".join((stands.item_id, stands.release, decision.value, *further))[:200]
    add_audit_entry(session, account_id=account_id, action="decide_withdrawal", subject=subject, now=now)
    return load_withdrawal(session, version)


def _check(session: Session, stands: Withdrawal, further: Sequence[str]) -> None:
    bank = load_bank(session, ReleaseRef(bank_id=stands.bank_id, release=stands.release))
    item = bank.item_by_id[stands.item_id]
    are_possible = all(is_possible_key(item, value) for value in further)
    if not 0 < len(further) <= MAX_ACCEPTED or not are_possible:
        raise DecisionRefused
