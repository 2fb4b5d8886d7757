"""Editors look at items whose review date has passed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Item, bank_order
from elearn.domain.items_in_use import ItemCheck, is_due, is_overdue, review_day
from elearn.storage.item_checks import load_item_checks
from elearn.storage.releases import load_current_banks


@dataclass(frozen=True, kw_only=True)
class DueItem:
    """An item to look at again since `due_on`; `is_overdue`: it has left exam mode."""

    bank: ItemBank
    item: Item
    check: ItemCheck | None
    due_on: date
    is_overdue: bool


def list_due_items(session: Session, *, today: date) -> list[DueItem]:
    """List them, longest due first."""
    checks, banks = load_item_checks(session), load_current_banks(session).values()
    due = [
        DueItem(
            bank=bank,
            item=item,
            check=checks.get(item.id),
            due_on=review_day(item, checks.get(item.id)) or today,
            is_overdue=is_overdue(item, checks.get(item.id), today),
        )
        for bank in sorted(banks, key=lambda bank: bank_order(bank.id))
        for item in bank.items
        if is_due(item, checks.get(item.id), today)
    ]
    return sorted(due, key=lambda each: each.due_on)
