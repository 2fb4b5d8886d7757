"""Whether an item is out of use is looked up."""

from sqlalchemy.orm import Session

from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item
from elearn.domain.withdrawals import Withdrawal, item_version
from elearn.storage.withdrawals import list_withdrawals


def find_withdrawal(session: Session, bank: ItemBank, item: Item) -> Withdrawal | None:
    """Return by what an item of a release is out of use; None where it is in use."""
    version = item_version(bank, item)
    found = (each for each in list_withdrawals(session) if version in each.versions and each.is_out)
    return next(found, None)
