"""An item is looked up as new papers have it."""

from sqlalchemy.orm import Session

from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item, ItemId
from elearn.domain.withdrawal_errors import UnknownItem
from elearn.storage.releases import load_current_banks


def find_current_item(session: Session, item_id: ItemId) -> tuple[ItemBank, Item]:
    """Return an item of a current release, withdrawn or not.

    Raises:
        UnknownItem: no current release of a bank holds it.

    """
    for bank in load_current_banks(session).values():
        if item_id in bank.item_by_id:
            return bank, bank.item_by_id[item_id]
    raise UnknownItem
