"""One table of a report for the donor: people by one of their details, small counts hidden."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from elearn.domain.attempts import LearnerId
from elearn.domain.donor_report import HIDDEN_GAIN, TOGETHER, Breakdown, Gain, Row, Table, Visit
from elearn.domain.gains import estimate_mean
from elearn.domain.hidden_cells import choose_hidden, may_tell_total

_DIGITS = 3  # of a gain: tenths of a per cent
_Ids = Collection[LearnerId]


class Counter:
    """What is known of a period, to be counted for any people."""

    def __init__(self, visits: Sequence[Visit], gains: Mapping[LearnerId, float]) -> None:
        self._gains = gains
        self._visits: dict[LearnerId, int] = defaultdict(int)
        for visit in visits:
            self._visits[visit.learner_id] += 1
        self.everybody = tuple(self._visits)

    def count_gains(self, ids: Iterable[LearnerId]) -> int:
        """Count who sat two tests."""
        return sum(each in self._gains for each in ids)

    def estimate_gain(self, ids: Iterable[LearnerId]) -> Gain:
        """Tell the gain of people of whom nobody or enough sat two tests."""
        found = estimate_mean([self._gains[each] for each in ids if each in self._gains])
        if found is None:
            return Gain(people=0)
        mean, low, high = (round(value, _DIGITS) for value in (found.mean, found.low, found.high))
        return Gain(people=found.people, mean=mean, low=low, high=high)

    def draw_row(self, key: str, ids: _Ids) -> Row:
        """Count people who are not hidden."""
        visits = sum(self._visits[each] for each in ids)
        return Row(key=key, people=len(ids), visits=visits, gain=self.estimate_gain(ids))


def draw_table(by: Breakdown, groups: Mapping[str, _Ids], counter: Counter) -> tuple[Table, bool]:
    """Draw a table, and say whether the gain of everybody may stand beside it."""
    hidden = choose_hidden([len(ids) for ids in groups.values()])
    if hidden is None:
        return Table(by=by, rows=()), True
    shown = {key: ids for place, (key, ids) in enumerate(groups.items()) if place not in hidden}
    unseen = [each for key, ids in groups.items() if key not in shown for each in ids]
    blocks = {**shown, **({TOGETHER: unseen} if unseen else {})}
    drawn, may_tell = _draw_blocks(blocks, counter)
    together = drawn.get(TOGETHER)
    veiled = Row(key="", people=None, visits=None, gain=_gain_within(together))
    listed = (
        shown if by is Breakdown.NATIONALITY else groups
    )  # that a country is listed tells that somebody came
    rows = tuple(drawn.get(key) or replace(veiled, key=key) for key in listed)
    return Table(by=by, rows=rows, together=together), may_tell


def hide_gains(table: Table) -> Table:
    """Take the gains out of a table."""
    together = _hide_gain(table.together) if table.together else None
    return replace(table, rows=tuple(_hide_gain(row) for row in table.rows), together=together)


def _hide_gain(row: Row) -> Row:
    """Where nobody came, nobody sat two tests, and everybody sees that."""
    return row if row.people == 0 else replace(row, gain=HIDDEN_GAIN)


def _draw_blocks(blocks: Mapping[str, _Ids], counter: Counter) -> tuple[dict[str, Row], bool]:
    """Draw the rows that are shown and the hidden ones as one; who sat two tests is at most who came."""
    filled = [key for key, ids in blocks.items() if ids]
    counts = [counter.count_gains(blocks[key]) for key in filled]
    limits = [len(blocks[key]) for key in filled]
    hidden = choose_hidden(counts, limits)
    without = set(blocks) if hidden is None else {filled[place] for place in hidden}
    rows = {}
    for key, ids in blocks.items():
        row = counter.draw_row(key, ids)
        rows[key] = _hide_gain(row) if key in without else row
    return rows, hidden is not None or may_tell_total(sum(counts), limits)


def _gain_within(together: Row | None) -> Gain:
    """Tell of a hidden row what its sum tells anyway: that nobody sat two tests."""
    return together.gain if together and together.gain.people == 0 else HIDDEN_GAIN
