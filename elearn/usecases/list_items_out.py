"""What is out of use in a release, for those who take its tests along."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import ItemId
from elearn.storage.releases import load_bank


def list_items_out(session: Session, bank: ItemBank) -> tuple[ItemId, ...]:
    """List the items of the release that `bank`, as papers are drawn from it, does not hold."""
    whole = load_bank(session, ReleaseRef(bank_id=bank.id, release=bank.release))
    return tuple(item.id for item in whole.items if item.id not in bank.item_by_id)
