"""Somebody looked at an item, and says when to look again."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.items import ItemId
from elearn.domain.items_in_use import ItemCheck
from elearn.domain.withdrawal_errors import CheckRefused
from elearn.storage.audit import add_audit_entry
from elearn.storage.item_checks import add_item_check, load_item_checks
from elearn.usecases.find_current_item import find_current_item

LATEST = timedelta(days=3 * 366)  # a law that nobody looks at for longer is not checked


def check_item(
    session: Session, *, item_id: ItemId, review_by: date, account_id: AccountId | None, now: datetime
) -> None:
    """Record that the item was found right today, without a new release; the same again changes nothing.

    Raises:
        UnknownItem: no current release holds it.
        CheckRefused: the next review is not after today, or too far away.

    """
    _, item = find_current_item(session, item_id)
    today = now.date()
    if not today < review_by <= today + LATEST:
        raise CheckRefused
    check = ItemCheck(item_id=item.id, checked_on=today, review_by=review_by)
    if load_item_checks(session).get(item.id) == check:
        return
    add_item_check(session, check, account_id=account_id, now=now)
    subject = f"{item.id} {review_by.isoformat()}"
    add_audit_entry(session, account_id=account_id, action="check_item", subject=subject, now=now)
