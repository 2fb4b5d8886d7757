"""How long people are kept, as a manager reads it."""

from dataclasses import dataclass

from elearn.domain.retention import MONTHS
from elearn.usecases.load_retention import Retention
from elearn.web.days import say_day


@dataclass(frozen=True, kw_only=True)
class PrivacyPage:
    """The period and who is erased next; `first_day` None: nobody in the next days."""

    months: int
    periods: tuple[int, ...]
    coming: int
    first_day: str | None


def draw_privacy(retention: Retention) -> PrivacyPage:
    """Draw the page."""
    first = retention.coming.first_at
    return PrivacyPage(
        months=retention.months,
        periods=MONTHS,
        coming=retention.coming.count,
        first_day=say_day(first) if first else None,
    )
