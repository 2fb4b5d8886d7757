"""From visits to the numbers of a report for the donor."""

from collections import Counter as Tally
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.donor_report import (
    HIDDEN_GAIN,
    NOT_SAID,
    TOGETHER,
    Breakdown,
    MonthRow,
    Numbers,
    Visit,
)
from elearn.domain.donor_table import Counter, draw_table, hide_gains
from elearn.domain.hidden_cells import choose_hidden, is_small
from elearn.domain.participant_details import AgeBand, Details, Sex, age_band, sort_nationalities
from elearn.domain.periods import Month, Period, month_of

_NOTHING = Details()


def count_for_donor(
    visits: Sequence[Visit],
    details: Mapping[LearnerId, Details],
    gains: Mapping[LearnerId, float],
    *,
    period: Period,
    zone: tzinfo,
    centres: Sequence[CentreId] = (),
) -> Numbers:
    """Count the visits of a period, and hide what is small or tells what is small.

    Args:
        visits: all of the period.
        details: what people told.
        gains: of who sat two tests.
        period: its months.
        zone: where months and years begin.
        centres: those to tell apart, in an order that no count decides; none in a report of one centre.

    """
    counter = Counter(visits, gains)
    sessions = _count_sessions(visits)
    if is_small(len(counter.everybody)):
        return Numbers(people=None, sessions=sessions, visits=None, gain=HIDDEN_GAIN)
    sorted_out = _sort_out(_first_visits(visits), details, centres, zone)
    drawn = [draw_table(by, groups, counter) for by, groups in sorted_out.items() if counter.everybody]
    tells_gain = not is_small(counter.count_gains(counter.everybody)) and all(may for _, may in drawn)
    months, together = _count_months(visits, period, zone)
    return Numbers(
        people=len(counter.everybody),
        sessions=sessions,
        visits=len(visits),
        gain=counter.estimate_gain(counter.everybody) if tells_gain else HIDDEN_GAIN,
        tables=tuple(table if tells_gain else hide_gains(table) for table, _ in drawn),
        months=months,
        months_together=together,
    )


def one_a_day(visits: Iterable[Visit], zone: tzinfo) -> list[Visit]:
    """Keep the first visit of each person, centre and day: of sessions elsewhere nothing is known."""
    first: dict[tuple[LearnerId, CentreId | None, date], Visit] = {}
    for visit in sorted(visits, key=_order):
        first.setdefault((visit.learner_id, visit.centre_id, visit.at.astimezone(zone).date()), visit)
    return [*first.values()]


def _count_sessions(visits: Iterable[Visit]) -> int:
    return len({visit.session_id for visit in visits if visit.session_id})


def _first_visits(visits: Iterable[Visit]) -> list[Visit]:
    """Return the first visit of each person: one age and one centre for one person."""
    first: dict[LearnerId, Visit] = {}
    for visit in visits:
        known = first.setdefault(visit.learner_id, visit)
        if _order(visit) < _order(known):
            first[visit.learner_id] = visit
    return [*first.values()]


def _order(visit: Visit) -> tuple[datetime, str]:
    return visit.at, str(visit.centre_id)


def _sort_out(
    visits: Sequence[Visit], details: Mapping[LearnerId, Details], centres: Iterable[CentreId], zone: tzinfo
) -> dict[Breakdown, dict[str, list[LearnerId]]]:
    """Sort people into the rows of each table; "not said" stands last, where hiding begins."""
    told = [details[each.learner_id].nationality for each in visits if each.learner_id in details]
    rows: dict[Breakdown, list[str]] = {
        Breakdown.SEX: [*Sex, NOT_SAID],
        Breakdown.AGE: [*AgeBand, NOT_SAID],
        Breakdown.NATIONALITY: [*sort_nationalities({code for code in told if code}), NOT_SAID],
        Breakdown.CENTRE: [str(centre_id) for centre_id in centres],
    }
    sorted_out: dict[Breakdown, dict[str, list[LearnerId]]] = {
        by: {key: [] for key in keys} for by, keys in rows.items() if keys
    }
    for visit in visits:
        place = _place(details.get(visit.learner_id, _NOTHING), visit, zone)
        for by, groups in sorted_out.items():
            groups[place[by]].append(visit.learner_id)
    return sorted_out


def _place(details: Details, visit: Visit, zone: tzinfo) -> dict[Breakdown, str]:
    born, year = details.birth_year, visit.at.astimezone(zone).year
    return {
        Breakdown.SEX: details.sex or NOT_SAID,
        Breakdown.AGE: NOT_SAID if born is None else age_band(born, year),
        Breakdown.NATIONALITY: details.nationality or NOT_SAID,
        Breakdown.CENTRE: str(visit.centre_id),
    }


def _count_months(
    visits: Sequence[Visit], period: Period, zone: tzinfo
) -> tuple[tuple[MonthRow, ...], MonthRow | None]:
    """Count by month, the oldest hidden first. People are not counted so: who came in two would be twice."""
    newest_first = [*period][::-1]
    counts = Tally(month_of(visit.at, zone) for visit in visits)
    hidden = choose_hidden([counts[month] for month in newest_first])
    if hidden is None:
        return (), None
    veiled = {newest_first[place] for place in hidden}
    held: dict[Month, set[object]] = {month: set() for month in period}
    for visit in visits:
        if visit.session_id:
            held[month_of(visit.at, zone)].add(visit.session_id)
    rows = tuple(
        MonthRow(key=str(month), sessions=None, visits=None)
        if month in veiled
        else MonthRow(key=str(month), sessions=len(held[month]), visits=counts[month])
        for month in period
    )
    if not veiled:
        return rows, None
    sums = (sum(len(held[month]) for month in veiled), sum(counts[month] for month in veiled))
    return rows, MonthRow(key=TOGETHER, sessions=sums[0], visits=sums[1])
