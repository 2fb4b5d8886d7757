"""Checks of items: added, never changed."""

from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.items import ItemId
from elearn.domain.items_in_use import ItemCheck
from elearn.storage.tables import ItemCheckRow

_check = ItemCheckRow.__table__
_LAST = select(
    _check.c.item_id,
    func.max(_check.c.checked_on).label("checked_on"),
    func.max(_check.c.review_by).label("review_by"),
).group_by(_check.c.item_id)


def add_item_check(
    session: Session, check: ItemCheck, *, account_id: AccountId | None, now: datetime
) -> None:
    """Note that somebody looked at an item."""
    values = {
        "item_id": check.item_id,
        "checked_on": check.checked_on,
        "review_by": check.review_by,
        "checked_by": account_id,
        "written_at": now,
    }
    session.execute(insert(_check), values)


def load_item_checks(session: Session) -> dict[ItemId, ItemCheck]:
    """Return the last check of every item that was ever checked here."""
    return {
        ItemId(row.item_id): ItemCheck(
            item_id=ItemId(row.item_id), checked_on=row.checked_on, review_by=row.review_by
        )
        for row in session.execute(_LAST)
    }
