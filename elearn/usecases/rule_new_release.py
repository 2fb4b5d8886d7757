"""A release comes in that still holds the mistake of a withdrawn item: the item stays out of use."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.item_bank import ItemBank
from elearn.domain.withdrawals import Withdrawal, has_same_mistake, item_version
from elearn.storage.audit import add_audit_entry
from elearn.storage.releases import list_releases, load_banks
from elearn.storage.withdrawals import add_versions, list_out_of_use


def rule_new_release(session: Session, bank: ItemBank, *, now: datetime) -> None:
    """Let what was withdrawn hold for a release that was just stored, where it takes the same key for right.

    A comma that was mended makes another version of an item, and its key no better. Repeating it is harmless.
    """
    ruled = [each for each in list_out_of_use(session, bank.id) if each.item_id in bank.item_by_id]
    if not ruled:  # then no other release need be read
        return
    refs = [ref for ref in list_releases(session) if ref.bank_id == bank.id and ref.release != bank.release]
    earlier = load_banks(session, refs).values()
    for withdrawal in ruled:
        _rule(session, bank, withdrawal, earlier, now)


def _rule(
    session: Session, bank: ItemBank, withdrawal: Withdrawal, earlier: Collection[ItemBank], now: datetime
) -> None:
    item = bank.item_by_id[withdrawal.item_id]
    if not has_same_mistake(item, withdrawal, earlier):
        return
    if add_versions(session, withdrawal.version, [item_version(bank, item)]):
        subject = f"{item.id} {bank.release}"
        add_audit_entry(session, account_id=None, action="withdraw_item", subject=subject, now=now)
