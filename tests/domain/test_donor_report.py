"""A report for the donor counts rightly, and gives nobody away."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.attempts import LearnerId
from elearn.domain.donor_counting import count_for_donor
from elearn.domain.donor_report import NOT_SAID, TOGETHER, Breakdown, Numbers, Visit
from elearn.domain.participant_details import Details, Sex
from elearn.domain.periods import Month, Period

JULY = datetime(2026, 7, 10, tzinfo=UTC)
QUARTER = Period(Month(2026, 7), Month(2026, 9))
KINDS = (Details(sex=Sex.FEMALE), Details(sex=Sex.MALE), Details())
ROOM = UUID(int=1)


def person(number: int) -> LearnerId:
    return LearnerId(UUID(int=number + 100))


def report(*kinds: tuple[int, int]) -> Numbers:
    """Report on women, men and others: how many came, and how many of them sat two tests."""
    told = [kind for kind, (people, _) in zip(KINDS, kinds, strict=True) for _ in range(people)]
    sat = [place < tests for people, tests in kinds for place in range(people)]
    return count_for_donor(
        [Visit(learner_id=person(n), at=JULY, session_id=ROOM) for n in range(len(told))],
        {person(n): details for n, details in enumerate(told)},
        {person(n): 0.1 * (n % 3) for n, has_sat in enumerate(sat) if has_sat},
        period=QUARTER,
        zone=UTC,
    )


class Seen(NamedTuple):
    """All counts of people that stand in the table of women and men, and above it."""

    people: int | None
    tests: int | None
    rows: tuple[tuple[str, int | None, int | None], ...]


def what_is_seen(numbers: Numbers) -> Seen:
    """Look at the page."""
    table = next(table for table in numbers.tables if table.by is Breakdown.SEX)
    rows = [*table.rows, *([table.together] if table.together else [])]
    return Seen(
        numbers.people,
        numbers.gain.people,
        tuple((row.key, row.people, row.gain.people) for row in rows),
    )


def every_way(total: int, rows: int) -> Iterator[tuple[int, ...]]:
    if rows == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in every_way(total - first, rows - 1))


@pytest.mark.parametrize("total", [8, 11])
def test_who_knows_the_rule_finds_out_no_hidden_count(total: int) -> None:
    """Every way to come and to sit tests is reported: those that look alike differ in what is hidden."""
    possible: dict[Seen, list[set[tuple[int, int]]]] = defaultdict(lambda: [set(), set(), set()])
    for counts in every_way(total, len(KINDS)):
        for tests in product(*(range(count + 1) for count in counts)):
            kinds = tuple(zip(counts, tests, strict=True))
            for pairs, kind in zip(possible[what_is_seen(report(*kinds))], kinds, strict=True):
                pairs.add(kind)

    for seen, pairs_of in possible.items():
        shown = {key: (people, tests) for key, people, tests in seen.rows}
        for key, pairs in zip((Sex.FEMALE, Sex.MALE, NOT_SAID), pairs_of, strict=True):
            people, tested = shown.get(key, (None, None))
            assert people is not None or len({each for each, _ in pairs}) >= 4, (seen, key)
            assert tested is not None or seen.tests == 0 or len({each for _, each in pairs}) >= 3, (seen, key)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=3))
def test_no_count_from_one_to_four_stands_on_the_page(kinds: list[tuple[int, int]]) -> None:
    numbers = report(*((people, min(people, tests)) for people, tests in kinds))

    for table in numbers.tables:
        for row in [*table.rows, *([table.together] if table.together else [])]:
            counts = (row.people, row.visits, row.gain.people)
            assert not {1, 2, 3, 4} & {count for count in counts if count is not None}
    assert numbers.people not in {1, 2, 3, 4}
    assert numbers.gain.people not in {1, 2, 3, 4}


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=3))
def test_rows_add_up_to_the_total(kinds: list[tuple[int, int]]) -> None:
    numbers = report(*((people, min(people, tests)) for people, tests in kinds))

    for table in numbers.tables:
        rows = [*table.rows, *([table.together] if table.together else [])]
        if rows:
            assert sum(row.people or 0 for row in rows) == numbers.people
            assert sum(row.visits or 0 for row in rows) == numbers.visits


def test_people_count_once_and_visits_each_time() -> None:
    visits = [
        Visit(learner_id=person(n), at=JULY + timedelta(days=day), session_id=UUID(int=day))
        for n in range(6)
        for day in (1, 2, 40)
    ]
    on_paper = [Visit(learner_id=person(n), at=JULY) for n in range(5)]

    numbers = count_for_donor(visits + on_paper, {}, {}, period=QUARTER, zone=UTC)

    assert (numbers.people, numbers.visits, numbers.sessions) == (6, 23, 3)
    assert [(month.key, month.sessions, month.visits) for month in numbers.months] == [
        ("2026-07", 2, 17),
        ("2026-08", 1, 6),
        ("2026-09", 0, 0),
    ]


def test_age_is_that_of_the_first_visit() -> None:
    new_year = datetime(2026, 12, 31, tzinfo=UTC), datetime(2027, 1, 2, tzinfo=UTC)
    visits = [Visit(learner_id=person(n), at=at) for n in range(5) for at in new_year[::-1]]
    details = {person(n): Details(birth_year=2002) for n in range(5)}

    numbers = count_for_donor(visits, details, {}, period=Period(Month(2026, 12), Month(2027, 1)), zone=UTC)

    ages = next(table for table in numbers.tables if table.by is Breakdown.AGE)
    assert {row.key: row.people for row in ages.rows if row.people} == {"18-24": 5}


def test_a_month_with_few_visits_is_hidden_with_the_oldest_other_one() -> None:
    at = {7: 9, 8: 6, 9: 2}
    visits = [
        Visit(learner_id=person(n), at=datetime(2026, month, 5, tzinfo=UTC), session_id=UUID(int=month))
        for month, count in at.items()
        for n in range(count)
    ]

    numbers = count_for_donor(visits, {}, {}, period=QUARTER, zone=UTC)

    assert [(month.key, month.visits, month.sessions) for month in numbers.months] == [
        ("2026-07", None, None),
        ("2026-08", 6, 1),
        ("2026-09", None, None),
    ]
    assert numbers.months_together
    assert (numbers.months_together.visits, numbers.months_together.sessions) == (11, 2)


def test_hidden_rows_are_told_together() -> None:
    numbers = report((30, 12), (3, 3), (9, 6))

    table = numbers.tables[0]
    assert [(row.people, row.gain.people) for row in table.rows] == [(30, 12), (None, None), (None, None)]
    assert table.together
    assert (table.together.key, table.together.people, table.together.gain.people) == (TOGETHER, 12, 9)


def test_a_country_of_few_people_is_not_even_named() -> None:
    countries = ["UZ"] * 20 + ["TJ"] * 9 + ["VN"] * 2
    numbers = count_for_donor(
        [Visit(learner_id=person(n), at=JULY) for n in range(40)],
        {person(n): Details(nationality=code) for n, code in enumerate(countries)},
        {},
        period=QUARTER,
        zone=UTC,
    )

    table = next(table for table in numbers.tables if table.by is Breakdown.NATIONALITY)
    assert [(row.key, row.people) for row in table.rows] == [("UZ", 20), ("TJ", 9)]
    assert table.together
    assert table.together.people == 11


def test_fewer_than_five_people_are_not_told_at_all() -> None:
    numbers = report((4, 4), (0, 0), (0, 0))

    assert (numbers.people, numbers.visits, numbers.gain.people, numbers.sessions) == (None, None, None, 1)
    assert numbers.tables == ()


def test_nobody_is_no_secret() -> None:
    numbers = report((0, 0), (0, 0), (0, 0))

    assert (numbers.people, numbers.visits, numbers.gain.people) == (0, 0, 0)


def test_a_total_gain_that_would_give_away_its_rows_is_hidden_too() -> None:
    numbers = report(
        (5, 4), (6, 6), (0, 0)
    )  # of 5 and 6 people 10 sat two tests: only 4 and 6 would be hidden

    assert numbers.gain.people is None
    assert all(row.gain.people in {None, 0} for row in numbers.tables[0].rows)


def test_gains_are_told_as_means_of_people() -> None:
    numbers = report((6, 6), (6, 0), (0, 0))

    gain = numbers.tables[0].rows[0].gain
    assert (gain.people, gain.mean) == (6, 0.1)
    assert gain.low is not None
    assert gain.high is not None
    assert gain.low < 0.1 < gain.high
