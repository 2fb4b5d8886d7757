"""Which rows of a table of counts are hidden, so that no small count can be worked out.

A row with 1 to 4 people is small. If one is hidden alone, the total minus the rest tells it. So others are
hidden with it: not the next smallest, whose size would tell something, but from the end of the list, where
"not said" stands. We stop as soon as who knows this rule, too, must think every count from 1 to 4 possible
for each small row. What decides is only how many rows are hidden and their sum, which everybody can see: a
table with other small counts and the same sum would have had the same rows hidden, and looks just the same.
Where no row that is not zero could stay, all are hidden, the zeros too.
"""

from collections.abc import Collection, Iterator, Sequence

FEWEST = 5
_LARGEST_SMALL = FEWEST - 1
#: How many counts must remain possible for each hidden row.
_OPEN = 4


def is_small(count: int) -> bool:
    """Whether so few people are meant that somebody might recognise one of them."""
    return 1 <= count < FEWEST


def choose_hidden(counts: Sequence[int], limits: Sequence[int] | None = None) -> frozenset[int] | None:
    """Choose the rows to hide; None: all of them.

    Args:
        counts: people by row; the total is shown. What stands last is hidden first.
        limits: what everybody knows that a count cannot exceed; at least FEWEST each.

    """
    small = {place for place, count in enumerate(counts) if is_small(count)}
    if not small:
        return frozenset()
    bounds = limits or [sum(counts)] * len(counts)
    filled, hidden = sum(count > 0 for count in counts), set(small)
    for place in reversed(range(len(counts))):
        if counts[place] < FEWEST:
            continue
        hidden.add(place)
        if len(hidden) == filled:
            return None
        if _is_open(len(small | hidden) - 1, sum(counts[each] for each in hidden), bounds[place]):
            return frozenset(hidden)
    return None


def may_tell_total(total: int, limits: Sequence[int]) -> bool:
    """Whether a table whose rows are all hidden stays open although its total is told.

    Looked at are tables with one row of FEWEST or more, or none: of these every row would be hidden.
    """
    return all(_count_open(place, total, limits) >= _OPEN for place in range(len(limits)))


def _is_open(small: int, hidden_sum: int, limit: int) -> bool:
    """Whether `small` rows of 1 to 4 and a last one of FEWEST to `limit` can share the sum in enough ways."""
    lowest = max(small, hidden_sum - limit)
    highest = min(_LARGEST_SMALL * small, hidden_sum - FEWEST)
    reaches_one = lowest <= _LARGEST_SMALL * (small - 1) + 1
    reaches_four = highest >= small - 1 + _LARGEST_SMALL
    return reaches_one and reaches_four and highest - lowest >= _OPEN - 1


def _count_open(place: int, total: int, limits: Sequence[int]) -> int:
    """Count the values that a row can take where at most one row, this or another, is not below FEWEST."""
    others = [limit for other, limit in enumerate(limits) if other != place]
    least = max(FEWEST, total - _LARGEST_SMALL * len(others))
    large = max(0, min(limits[place], total - 1) - least + 1)
    return large + sum(_can_be(value, total, others) for value in range(FEWEST))


def _can_be(value: int, total: int, others: Collection[int]) -> bool:
    return any(low <= total - value <= high for low, high in _sums(value, others))


def _sums(value: int, others: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield what the other rows can add up to: all small, or one of them large."""
    yield 0, _LARGEST_SMALL * len(others)
    for limit in others:
        rest = len(others) - 1
        if value or rest:
            yield FEWEST + (value == 0), limit + _LARGEST_SMALL * rest
