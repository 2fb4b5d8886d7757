"""Editors choose how an item read when a mistake was in it."""

from sqlalchemy.orm import Session

from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item
from elearn.domain.withdrawals import item_version
from elearn.storage.releases import list_releases, load_banks


def list_item_releases(session: Session, bank: ItemBank, item: Item) -> list[str]:
    """Name a release, the newest, for each way that an item of a bank ever read; the newest way first."""
    refs = [ref for ref in list_releases(session) if ref.bank_id == bank.id]
    banks = load_banks(session, refs)
    newest = {
        item_version(banks[ref], banks[ref].item_by_id[item.id]): ref.release
        for ref in refs
        if item.id in banks[ref].item_by_id
    }
    return sorted(newest.values(), key=[ref.release for ref in refs].index, reverse=True)
