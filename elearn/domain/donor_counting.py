"""From visits to the numbers of a report for the donor."""

from collections import Counter as Tally
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo

from elearn.domain.attempts import LearnerId
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
) -> Numbers:
    """Count the visits of a period, and hide what is small or tells what is small."""
    counter = Counter(visits, gains)
    sessions = _count_sessions(visits)
    if is_small(len(counter.everybody)):
        return Numbers(people=None, sessions=sessions, visits=None, gain=HIDDEN_GAIN)
    sorted_out = _sort_out(_first_years(visits, zone), details)
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


def _count_sessions(visits: Iterable[Visit]) -> int:
    return len({visit.session_id for visit in visits if visit.session_id})


def _first_years(visits: Iterable[Visit], zone: tzinfo) -> dict[LearnerId, int]:
    """Return the year of each person's first visit: one age for one person."""
    years: dict[LearnerId, int] = {}
    for visit in visits:
        year = visit.at.astimezone(zone).year
        years[visit.learner_id] = min(year, years.get(visit.learner_id, year))
    return years


def _sort_out(
    years: Mapping[LearnerId, int], details: Mapping[LearnerId, Details]
) -> dict[Breakdown, dict[str, list[LearnerId]]]:
    """Sort people into the rows of each table; "not said" stands last, where hiding begins."""
    told = [details[each].nationality for each in years if each in details]
    rows: dict[Breakdown, list[str]] = {
        Breakdown.SEX: [*Sex],
        Breakdown.AGE: [*AgeBand],
        Breakdown.NATIONALITY: sort_nationalities({code for code in told if code}),
    }
    sorted_out: dict[Breakdown, dict[str, list[LearnerId]]] = {
        by: {key: [] for key in (*keys, NOT_SAID)} for by, keys in rows.items()
    }
    for learner_id, year in years.items():
        for by, key in _place(details.get(learner_id, _NOTHING), year).items():
            sorted_out[by][key].append(learner_id)
    return sorted_out


def _place(details: Details, year: int) -> dict[Breakdown, str]:
    born = details.birth_year
    return {
        Breakdown.SEX: details.sex or NOT_SAID,
        Breakdown.AGE: NOT_SAID if born is None else age_band(born, year),
        Breakdown.NATIONALITY: details.nationality or NOT_SAID,
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
