"""The reports that were made, and the months that can be asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from elearn.domain.donor_report import DonorReportId
from elearn.domain.periods import MOST_MONTHS, Month, Period, month_of, parse_month
from elearn.usecases.list_donor_reports import ReportShelf
from elearn.web.centre.pages.donor_report import word_month, word_period

_USUAL = 3  # months


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """A report in the list."""

    id: DonorReportId
    period: str
    made_at: datetime
    people: int | None


@dataclass(frozen=True, kw_only=True)
class ReportsPage:
    """`months`: value and words, newest first; none while nobody has come."""

    lines: tuple[ReportLine, ...]
    months: tuple[tuple[str, str], ...]
    first: str
    last: str


def draw_reports(shelf: ReportShelf, *, now: datetime, zone: tzinfo) -> ReportsPage:
    """Draw the list and the form, with the last three months chosen."""
    months = list_months(shelf, now=now, zone=zone)
    return ReportsPage(
        lines=tuple(
            ReportLine(
                id=report.id,
                period=word_period(report.period),
                made_at=report.made_at,
                people=report.numbers.people,
            )
            for report in shelf.reports
        ),
        months=tuple((str(month), word_month(month)) for month in months),
        first=str(months[:_USUAL][-1]) if months else "",
        last=str(months[0]) if months else "",
    )


def list_months(shelf: ReportShelf, *, now: datetime, zone: tzinfo) -> Sequence[Month]:
    """List the months since the first visit, newest first."""
    if shelf.first_visit_at is None:
        return []
    last = month_of(now, zone)
    first = max(month_of(shelf.first_visit_at, zone), last.after(1 - MOST_MONTHS))
    return [*Period(first, last)][::-1]


def choose_period(first: str, last: str, months: Sequence[Month]) -> Period | None:
    """Return the period that a form asks for; None: a month that is not offered, or the wrong way round."""
    begin, end = parse_month(first), parse_month(last)
    if begin is None or end is None or not {begin, end} <= set(months) or begin > end:
        return None
    return Period(begin, end)
