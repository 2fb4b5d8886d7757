"""Items to look at again, as editors see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import format_date

from elearn.usecases.list_due_items import DueItem

_YEAR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class DueLine:
    """An item; `checked`: the day somebody last looked at it."""

    item_id: str
    stem: str
    due: str
    checked: str | None
    is_overdue: bool


@dataclass(frozen=True, kw_only=True)
class ReviewsDuePage:
    """The items, longest due first; `next_review`: what to offer."""

    lines: tuple[DueLine, ...]
    overdue_count: int
    tomorrow: str
    next_review: str


def draw_reviews_due(due: Sequence[DueItem], today: date) -> ReviewsDuePage:
    """Draw the list."""
    return ReviewsDuePage(
        lines=tuple(_draw(each) for each in due),
        overdue_count=sum(each.is_overdue for each in due),
        tomorrow=(today + timedelta(days=1)).isoformat(),
        next_review=(today + _YEAR).isoformat(),
    )


def _draw(each: DueItem) -> DueLine:
    days = [day for day in (each.item.checked_on, each.check.checked_on if each.check else None) if day]
    return DueLine(
        item_id=each.item.id,
        stem=each.item.stem,
        due=format_date(each.due_on, "medium"),
        checked=format_date(max(days), "medium") if days else None,
        is_overdue=each.is_overdue,
    )
