"""A centre's server takes over what the central one says is out of use, and counts results anew by it."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.sync import Reply
from elearn.domain.withdrawals import Decision, ToldWithdrawal, Withdrawal
from elearn.storage.audit import add_audit_entry
from elearn.storage.item_checks import add_item_check, load_item_checks
from elearn.storage.outcome_changes import count_affected
from elearn.storage.withdrawals import (
    add_versions,
    add_withdrawal,
    load_withdrawal,
    save_decision,
    withdraw_again,
)


def take_withdrawals(session: Session, reply: Reply, *, now: datetime) -> None:
    """Keep what is new; a repeat changes nothing, and what was given here already is not taken back."""
    for told in reply.withdrawals:
        _take(session, told, now)
    known = load_item_checks(session) if reply.checks else {}
    for check in reply.checks:
        stands = known.get(check.item_id)
        if stands is None or check.review_by > stands.review_by:
            add_item_check(session, check, account_id=None, now=now)


def _take(session: Session, told: ToldWithdrawal, now: datetime) -> None:
    withdrawal = Withdrawal(
        version=told.version,
        versions=told.versions,
        item_id=told.item_id,
        bank_id=told.bank_id,
        release=told.release,
        reason=told.reason,
        withdrawn_at=told.withdrawn_at,
        withdrawn_by=None,
        decision=Decision.PENDING,
    )
    is_new = add_withdrawal(session, withdrawal)
    stands = load_withdrawal(session, told.version)
    if stands.decision is Decision.PUT_BACK and told.withdrawn_at > stands.withdrawn_at:
        is_new = withdraw_again(session, withdrawal)
    if is_new:
        subject = f"{told.item_id} {told.release}"
        add_audit_entry(session, account_id=None, action="withdraw_item", subject=subject, now=now)
    if not is_new:
        add_versions(session, told.version, told.versions)
    if told.decision is not Decision.PENDING and (told.decision, told.accepted) != (
        stands.decision,
        stands.accepted,
    ):
        _decide(session, told, now)


def _decide(session: Session, told: ToldWithdrawal, now: datetime) -> None:
    is_decided = save_decision(
        session,
        told.version,
        told.decision,
        accepted=told.accepted,
        account_id=None,
        total=count_affected(session, told.item_id) if told.decision.counts_anew else 0,
        now=now,
    )
    if is_decided:
        subject = f"{told.item_id} {told.release} {told.decision.value}"
        add_audit_entry(session, account_id=None, action="decide_withdrawal", subject=subject, now=now)
