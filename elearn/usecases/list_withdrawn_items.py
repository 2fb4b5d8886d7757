"""Editors look at what is out of use."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item
from elearn.domain.withdrawal_errors import UnknownWithdrawal
from elearn.domain.withdrawals import Withdrawal, item_version
from elearn.storage.releases import list_releases, load_banks, load_current_banks
from elearn.storage.withdrawals import list_withdrawals, load_withdrawal


@dataclass(frozen=True, kw_only=True)
class WithdrawnItem:
    """A withdrawn item as it read; `is_mended`: the current release reads otherwise, and is in use."""

    withdrawal: Withdrawal
    bank: ItemBank
    item: Item
    is_mended: bool


def list_withdrawn_items(session: Session) -> list[WithdrawnItem]:
    """List them, those without a decision first, then the newest first."""
    return _fill(session, list_withdrawals(session))


def load_withdrawn_item(session: Session, version: str) -> WithdrawnItem:
    """Return one of them; raises UnknownWithdrawal."""
    found = _fill(session, [load_withdrawal(session, version)])
    if not found:
        raise UnknownWithdrawal
    return found[0]


def _fill(session: Session, withdrawals: list[Withdrawal]) -> list[WithdrawnItem]:
    here = set(list_releases(session))  # the central server may tell of one that has not come yet
    named = {each.version: ReleaseRef(bank_id=each.bank_id, release=each.release) for each in withdrawals}
    refs = {version: ref for version, ref in named.items() if ref in here}
    banks, current = load_banks(session, set(refs.values())), load_current_banks(session)
    return [
        WithdrawnItem(
            withdrawal=each,
            bank=banks[refs[each.version]],
            item=banks[refs[each.version]].item_by_id[each.item_id],
            is_mended=_is_mended(each, current[each.bank_id]),
        )
        for each in withdrawals
        if each.version in refs
    ]


def _is_mended(withdrawal: Withdrawal, bank: ItemBank) -> bool:
    item = bank.item_by_id.get(withdrawal.item_id)
    return item is not None and item_version(bank, item) not in withdrawal.versions
