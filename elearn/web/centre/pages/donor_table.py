"""A report for the donor as one table: the same values as on the page, for spreadsheets."""

from collections.abc import Iterator

from flask_babel import gettext

from elearn.formats.plain_table import Value
from elearn.web.centre.pages.donor_report import GainCell, LineCells, ReportPage

Line = tuple[Value, ...]
_WIDTH = 9


def name_columns() -> tuple[str, ...]:
    """Name the columns."""
    return (
        gettext("Table"),
        gettext("Who"),
        gettext("People"),
        gettext("Visits"),
        gettext("Sessions"),
        gettext("People with two tests"),
        gettext("Gain, marks of 100"),
        gettext("Gain at least"),
        gettext("Gain at most"),
    )


def draw_lines(page: ReportPage) -> list[Line]:
    """Write every line of the page, and what the numbers are of."""
    lines = [_draw(gettext("In all"), page.total, has_people=True, has_sessions=True)]
    for section in page.sections:
        if not section.is_unasked:
            lines += [_draw(section.title, line, has_people=True) for line in section.lines] or [
                _hide_all(section.title)
            ]
    if page.months:
        lines += [_draw(page.months.title, line, has_sessions=True) for line in page.months.lines] or [
            _hide_all(page.months.title)
        ]
    return [*lines, *(_fill(words) for words in _explain(page))]


def _draw(title: str, line: LineCells, *, has_people: bool = False, has_sessions: bool = False) -> Line:
    return (
        title,
        line.name,
        _tell(line.people) if has_people else None,
        _tell(line.visits),
        _tell(line.sessions) if has_sessions else None,
        *_tell_gain(line.gain),
    )


def _tell(count: int | None) -> Value:
    return str(gettext("hidden")) if count is None else count


def _tell_gain(gain: GainCell | None) -> Line:
    if gain is None:
        return (None, None, None, None)
    if gain.people is None:
        return (_tell(None), _tell(None), _tell(None), _tell(None))
    return (gain.people, gain.mean, gain.low, gain.high)


def _hide_all(title: str) -> Line:
    return _fill((title, str(gettext("All rows are hidden."))))


def _explain(page: ReportPage) -> Iterator[tuple[str, str]]:
    yield gettext("Centre"), page.centre
    yield gettext("Months"), page.period
    yield gettext("Numbers of"), page.made
    if page.has_hidden:
        yield gettext("hidden"), gettext("Fewer than 5 people, or it would give away such a number.")


def _fill(words: tuple[str, str]) -> Line:
    return (*words, *[None] * (_WIDTH - len(words)))
