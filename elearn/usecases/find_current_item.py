"""An item is looked up: as new papers have it, or as an earlier release had it."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item, ItemId
from elearn.domain.withdrawal_errors import UnknownItem
from elearn.storage.releases import list_releases, load_banks, load_current_banks


def find_current_item(session: Session, item_id: ItemId, release: str | None = None) -> tuple[ItemBank, Item]:
    """Return an item of a current release, or of the named one of its bank, withdrawn or not.

    Raises:
        UnknownItem: no current release of a bank holds it, or not the named one.

    """
    for bank in load_current_banks(session).values():
        if item_id in bank.item_by_id:
            wanted = bank if release is None else _load(session, bank, release)
            if wanted and item_id in wanted.item_by_id:
                return wanted, wanted.item_by_id[item_id]
    raise UnknownItem


def _load(session: Session, bank: ItemBank, release: str) -> ItemBank | None:
    ref = ReleaseRef(bank_id=bank.id, release=release)
    return load_banks(session, [ref])[ref] if ref in list_releases(session) else None
