"""An item is looked up wherever a release has it, also one that no learner gets any more."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item, ItemId
from elearn.domain.withdrawal_errors import UnknownItem
from elearn.formats.bank_files.folders import age_key
from elearn.storage.releases import list_releases, load_bank, load_current_banks


def find_known_item(session: Session, item_id: ItemId, release: str | None = None) -> tuple[ItemBank, Item]:
    """Return an item as learners have it, else as its newest release had it, or as the named one did.

    Who finds a wrong key may have rolled back first, or taken the item out: it was answered all the same.

    Raises:
        UnknownItem: no release holds it, or not the named one.

    """
    for bank in _list_banks(session, release):
        if item_id in bank.item_by_id:
            return bank, bank.item_by_id[item_id]
    raise UnknownItem


def _list_banks(session: Session, release: str | None) -> Iterator[ItemBank]:
    """Yield the current releases, then the others, the newest first; each is read when its turn comes."""
    for bank in load_current_banks(session).values():
        if release in {None, bank.release}:
            yield bank
    for ref in sorted(list_releases(session), key=lambda ref: age_key(ref.release), reverse=True):
        if release in {None, ref.release}:
            yield load_bank(session, ref)
