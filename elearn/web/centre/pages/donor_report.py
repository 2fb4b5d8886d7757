"""A report for the donor in the reader's language: one grid of values for the page, CSV and workbook."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from flask_babel import format_date, format_time, gettext

from elearn.domain.donor_report import NOT_SAID, TOGETHER, Breakdown, DonorReport, Gain, MonthRow, Row, Table
from elearn.domain.languages import Language
from elearn.domain.periods import Month, Period, parse_month
from elearn.usecases.open_donor_report import OpenedReport
from elearn.web.centre.pages.donor_words import name_breakdown, name_row
from elearn.web.days import say_day

_HUNDRED = 100


@dataclass(frozen=True, kw_only=True)
class GainCell:
    """A gain in marks of 100; `people` None: hidden."""

    people: int | None
    mean: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True)
class LineCells:
    """One line of the report; None: hidden. `sessions` only by month, `gain` only by people."""

    name: str
    people: int | None = None
    visits: int | None = None
    sessions: int | None = None
    gain: GainCell | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """A table; without lines all of it is hidden, or, if `is_unasked`, nobody was asked."""

    title: str
    lines: tuple[LineCells, ...]
    is_unasked: bool = False

    @property
    def most(self) -> int:
        """The longest bar."""
        return max((line.people or line.visits or 0 for line in self.lines), default=0) or 1


@dataclass(frozen=True)
class Scale:
    """From the lowest to the highest end of a range on the page; zero lies within."""

    low: float
    high: float

    def place(self, marks: float) -> str:
        """Return how far along the picture something stands, 0..100."""
        return f"{_HUNDRED * (marks - self.low) / (self.high - self.low):.1f}"


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """All of it."""

    report: DonorReport
    centre: str
    period: str
    made: str
    has_overlap: bool
    total: LineCells
    sections: tuple[Section, ...]
    months: Section | None
    has_hidden: bool
    scale: Scale


def draw_report(opened: OpenedReport, language: Language) -> ReportPage:
    """Draw a stored report; nothing is counted here."""
    report, numbers = opened.report, opened.report.numbers
    name = partial(name_row, language=language, centre_names=opened.centre_names)
    sections = tuple(_draw_section(table, name) for table in numbers.tables)
    months = _draw_months(report) if len(report.period) > 1 and numbers.visits else None
    total = LineCells(
        name=gettext("Everybody"),
        people=numbers.people,
        visits=numbers.visits,
        sessions=numbers.sessions,
        gain=_draw_gain(numbers.gain),
    )
    return ReportPage(
        report=report,
        centre=_name_scope(opened),
        period=word_period(report.period),
        made=_word_moment(report.made_at),
        has_overlap=opened.has_overlap,
        total=total,
        sections=sections,
        months=months,
        has_hidden=any(table.together for table in numbers.tables)
        or any(_is_veiled(section) for section in (*sections, *([months] if months else ())))
        or _hides(total),
        scale=_find_scale([total, *(line for section in sections for line in section.lines)]),
    )


def word_month(month: Month) -> str:
    """Name a month with its year."""
    words: str = format_date(date(month.year, month.month, 1), "LLLL yyyy")
    return words


def word_period(period: Period) -> str:
    """Name the months of a report."""
    if len(period) == 1:
        return word_month(period.first)
    return f"{word_month(period.first)} – {word_month(period.last)}"


def _word_moment(moment: datetime) -> str:
    day = say_day(moment)
    return f"{day}, {format_time(moment, 'short')}"


def _find_scale(lines: Iterable[LineCells]) -> Scale:
    cells = [line.gain for line in lines if line.gain]
    ends = [end for cell in cells for end in (cell.low, cell.high) if end is not None]
    return Scale(min([0.0, *ends]) - 1, max([0.0, *ends]) + 1)


def _name_scope(opened: OpenedReport) -> str:
    centre_id = opened.report.centre_id
    return str(gettext("All centres")) if centre_id is None else opened.centre_names[centre_id]


def _draw_section(table: Table, name: Callable[[Breakdown, str], str]) -> Section:
    lines = [_draw_row(row, name(table.by, row.key)) for row in table.rows]
    if table.together:
        lines.append(_draw_row(table.together, name(table.by, TOGETHER)))
    told = [row for row in table.rows if row.key != NOT_SAID]
    is_unasked = bool(table.rows) and table.together is None and all(row.people == 0 for row in told)
    return Section(title=name_breakdown(table.by), lines=tuple(lines), is_unasked=is_unasked)


def _draw_row(row: Row, name: str) -> LineCells:
    return LineCells(name=name, people=row.people, visits=row.visits, gain=_draw_gain(row.gain))


def _draw_gain(gain: Gain) -> GainCell:
    mean, low, high = (_to_marks(value) for value in (gain.mean, gain.low, gain.high))
    return GainCell(people=gain.people, mean=mean, low=low, high=high)


def _to_marks(share: float | None) -> float | None:
    return None if share is None else round(_HUNDRED * share, 1)


def _draw_months(report: DonorReport) -> Section:
    rows = report.numbers.months
    lines = [_draw_month(row, _word_key(row.key)) for row in rows]
    if report.numbers.months_together:
        lines.append(_draw_month(report.numbers.months_together, gettext("Hidden rows together")))
    return Section(title=gettext("By month"), lines=tuple(lines))


def _draw_month(row: MonthRow, name: str) -> LineCells:
    return LineCells(name=name, sessions=row.sessions, visits=row.visits)


def _word_key(key: str) -> str:
    month = parse_month(key)
    return word_month(month) if month else key


def _is_veiled(section: Section) -> bool:
    return not section.lines or any(_hides(line) for line in section.lines)


def _hides(line: LineCells) -> bool:
    return line.visits is None or bool(line.gain and line.gain.people is None)
