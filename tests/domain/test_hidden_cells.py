"""Nobody works out a hidden count, not even who knows the rule by which it was hidden.

The attacker here knows the total, the rows that are shown, what no count can exceed, and the program itself.
They write down every table that would look the same, and see which counts a hidden row has in them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.hidden_cells import choose_hidden, may_tell_total

Seen = tuple[int | None, ...] | str


def look(counts: Sequence[int], limits: Sequence[int] | None = None) -> Seen:
    """What a reader sees who also knows the total."""
    hidden = choose_hidden(counts, limits)
    if hidden is None:
        return "nothing"
    return tuple(None if place in hidden else count for place, count in enumerate(counts))


def every_table(total: int, limits: Sequence[int]) -> Iterator[tuple[int, ...]]:
    if len(limits) == 1:
        if total <= limits[0]:
            yield (total,)
        return
    for first in range(min(total, limits[0]) + 1):
        for rest in every_table(total - first, limits[1:]):
            yield (first, *rest)


def what_can_be(total: int, limits: Sequence[int], *, has_limits: bool) -> dict[Seen, list[set[int]]]:
    """For everything that may be seen, which counts each row can have."""
    possible: dict[Seen, list[set[int]]] = defaultdict(lambda: [set() for _ in limits])
    for table in every_table(total, limits):
        for values, count in zip(possible[look(table, limits if has_limits else None)], table, strict=True):
            values.add(count)
    return possible


@pytest.mark.parametrize("rows", [2, 3, 4])
@pytest.mark.parametrize("total", range(5, 31))
def test_every_hidden_row_may_have_at_least_four_counts(rows: int, total: int) -> None:
    for seen, values in what_can_be(total, [total] * rows, has_limits=False).items():
        for place in range(rows):
            if seen == "nothing" or seen[place] is None:
                assert len(values[place]) >= 4, (seen, values)


@given(
    total=st.integers(5, 34),
    limits=st.lists(st.integers(5, 16), min_size=2, max_size=4),
)
def test_limits_that_everybody_knows_narrow_no_hidden_row_to_fewer_than_four(
    total: int, limits: list[int]
) -> None:
    for seen, values in what_can_be(total, limits, has_limits=True).items():
        if seen == "nothing" and not may_tell_total(total, limits):
            continue  # then the total is not told, and this attack has nothing to start from
        for place in range(len(limits)):
            if seen == "nothing" or seen[place] is None:
                assert len(values[place]) >= 4, (seen, values)


@given(st.lists(st.integers(0, 200), min_size=1, max_size=12))
def test_no_small_count_is_ever_shown_and_none_is_hidden_alone(counts: list[int]) -> None:
    hidden = choose_hidden(counts)

    small = {place for place, count in enumerate(counts) if 1 <= count <= 4}
    if hidden is None:
        assert small
    else:
        assert small <= hidden
        assert not hidden or len(hidden) > max(1, len(small))
        assert not any(counts[place] == 0 for place in hidden)


@pytest.mark.parametrize(
    ("counts", "seen"),
    [
        ((30, 20, 0), (30, 20, 0)),
        ((5, 5), (5, 5)),
        ((30, 20, 4), (30, None, None)),
        ((30, 3, 40), (30, None, None)),
        ((30, 3, 5, 9), (30, None, 5, None)),
        ((20, 1, 6, 5), (20, None, None, None)),
        ((40, 3, 0), "nothing"),
        ((4, 4, 4), "nothing"),
        ((0, 0, 0), (0, 0, 0)),
    ],
)
def test_what_stands_last_is_hidden_first(counts: tuple[int, ...], seen: Seen) -> None:
    assert look(counts) == seen


def test_a_total_is_not_told_where_it_would_give_the_rows_away() -> None:
    assert may_tell_total(33, [10, 40])
    assert not may_tell_total(10, [5, 6])  # only 4 and 6 are possible: 5 and 5 would be shown
    assert not may_tell_total(44, [20, 30, 10])
