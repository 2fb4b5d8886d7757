"""An editor takes an item with a mistake out of use, at once and everywhere."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item, ItemId
from elearn.domain.withdrawal_errors import ReasonMissing
from elearn.domain.withdrawals import (
    MAX_REASON_LENGTH,
    Decision,
    Withdrawal,
    find_faulty_versions,
    item_version,
)
from elearn.storage.audit import add_audit_entry
from elearn.storage.releases import list_releases, load_banks, lock_releases
from elearn.storage.withdrawals import add_withdrawal, withdraw_again
from elearn.usecases.find_known_item import find_known_item


def withdraw_item(
    session: Session,
    *,
    item_id: ItemId,
    reason: str,
    account_id: AccountId | None,
    now: datetime,
    release: str | None = None,
) -> str:
    """Keep the item as it reads, and in other releases with the same key, out of every new paper.

    `release`: as it read there, for an item that was mended since; past answers to it can then be decided.

    Returns:
        The version by which the withdrawal is known; a second call finds the first one's.

    Raises:
        UnknownItem: no release holds it, or not the one that was named.
        ReasonMissing: there must be one, of fair length.

    """
    said = reason.strip()
    if not 0 < len(said) <= MAX_REASON_LENGTH:
        raise ReasonMissing
    lock_releases(session)  # one that comes in meanwhile knows of it, or is known here
    bank, item = find_known_item(session, item_id, release)
    version = item_version(bank, item)
    withdrawal = Withdrawal(
        version=version,
        versions=_list_faulty(session, bank, item),
        item_id=item.id,
        bank_id=bank.id,
        release=bank.release,
        decision=Decision.PENDING,
        reason=said,
        withdrawn_at=now,
        withdrawn_by=account_id,
    )
    if add_withdrawal(session, withdrawal) or withdraw_again(session, withdrawal):
        subject = f"{item.id} {bank.release}"
        add_audit_entry(session, account_id=account_id, action="withdraw_item", subject=subject, now=now)
    return version


def _list_faulty(session: Session, bank: ItemBank, item: Item) -> tuple[str, ...]:
    refs = [ref for ref in list_releases(session) if ref.bank_id == bank.id]
    return find_faulty_versions(item, load_banks(session, refs).values())
