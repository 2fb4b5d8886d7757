"""For every hidden number of a report there are other people who would have had the same report.

The attacker changes what a few people told until the number is another one, and compares all that is shown.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import permutations
from typing import NamedTuple
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.donor_counting import count_for_donor
from elearn.domain.donor_report import NOT_SAID, Breakdown, Numbers, Table, Visit
from elearn.domain.participant_details import Details, Sex, age_band
from elearn.domain.periods import Month, Period

DAY = datetime(2026, 7, 10, tzinfo=UTC)
JULY = Period(Month(2026, 7), Month(2026, 7))
CAME, SAT = 0, 1
ROWS = {
    Breakdown.SEX: ("female", "male", NOT_SAID),
    Breakdown.AGE: ("2015", "2004", "1995", "1985", "1975", "1950", NOT_SAID),
    Breakdown.NATIONALITY: ("UZ", "TJ", "KG", "VN", NOT_SAID),
    Breakdown.CENTRE: tuple(str(UUID(int=number)) for number in range(1, 6)),
}
USUAL_CENTRE = ROWS[Breakdown.CENTRE][0]


class Person(NamedTuple):
    """By position: what they told for each breakdown, and whether they sat two tests."""

    sex: str
    born: str
    nationality: str
    centre: str
    has_sat: bool


def with_row(person: Person, by: Breakdown, row: str) -> Person:
    told = [row if each is by else row_of(person, each) for each in Breakdown]
    return Person._make([*told, person.has_sat])


def row_of(person: Person, by: Breakdown) -> str:
    return str(person[[*Breakdown].index(by)])


def report(people: Sequence[Person]) -> Numbers:
    ids = [LearnerId(UUID(int=number)) for number in range(len(people))]
    return count_for_donor(
        [
            Visit(learner_id=each, at=DAY, centre_id=CentreId(UUID(person.centre)))
            for each, person in zip(ids, people, strict=True)
        ],
        {each: _told(person) for each, person in zip(ids, people, strict=True)},
        {each: 0.1 for each, person in zip(ids, people, strict=True) if person.has_sat},
        period=JULY,
        zone=UTC,
        centres=[CentreId(UUID(each)) for each in ROWS[Breakdown.CENTRE]],
    )


def _told(person: Person) -> Details:
    return Details(
        sex=None if person.sex == NOT_SAID else Sex(person.sex),
        birth_year=None if person.born == NOT_SAID else int(person.born),
        nationality=None if person.nationality == NOT_SAID else person.nationality,
    )


def key_of(by: Breakdown, row: str) -> str:
    return age_band(int(row), DAY.year) if by is Breakdown.AGE and row != NOT_SAID else row


def others(people: Sequence[Person], by: Breakdown) -> Iterator[list[Person]]:
    """Let up to four people of one row be of another, or as many of two rows change places."""
    for one, other in permutations(ROWS[by], 2):
        here, there = (sit_in(people, by, row) for row in (one, other))
        for leaving in (here[True], here[False], here[True] + here[False]):
            for size in range(1, min(4, len(leaving)) + 1):
                yield moved(people, by, dict.fromkeys(leaving[-size:], other))
        for size in range(1, min(4, len(here[True]), len(there[False])) + 1):
            places = {**dict.fromkeys(here[True][:size], other), **dict.fromkeys(there[False][:size], one)}
            yield moved(people, by, places)


def sit_in(people: Sequence[Person], by: Breakdown, row: str) -> dict[bool, list[int]]:
    """Return the people of a row by whether they sat two tests."""
    places = [n for n, each in enumerate(people) if row_of(each, by) == row]
    return {has_sat: [n for n in places if people[n].has_sat is has_sat] for has_sat in (True, False)}


def moved(people: Sequence[Person], by: Breakdown, rows: dict[int, str]) -> list[Person]:
    return [with_row(each, by, rows[n]) if n in rows else each for n, each in enumerate(people)]


def count(people: Sequence[Person], by: Breakdown, row: str) -> tuple[int, int]:
    found = [each for each in people if row_of(each, by) == row]
    return len(found), sum(each.has_sat for each in found)


def people_strategy() -> st.SearchStrategy[list[Person]]:
    person = st.builds(Person, *(st.sampled_from(ROWS[by]) for by in Breakdown), st.booleans())
    usual = st.builds(
        Person, st.just("female"), st.just("1985"), st.just("UZ"), st.just(USUAL_CENTRE), st.booleans()
    )
    return st.lists(st.one_of(usual, usual, person), min_size=5, max_size=45)


@given(people_strategy())
def test_other_people_would_have_had_the_same_report(people: list[Person]) -> None:
    seen = report(people)
    for table in seen.tables:
        wanted = set(find_hidden(seen, table))
        alike = (other for other in others(people, table.by) if wanted and report(other) == seen)
        for other in alike:
            wanted -= {
                (row, place)
                for row, place in wanted
                if count(people, table.by, row)[place] != count(other, table.by, row)[place]
            }
            if not wanted:
                break
        assert not wanted, (table.by, [count(people, table.by, row) for row in ROWS[table.by]])


def find_hidden(seen: Numbers, table: Table) -> Iterator[tuple[str, int]]:
    """List what is hidden: a row, and 0 for who came or 1 for who sat two tests."""
    shown = {row.key: row for row in table.rows}
    for name in ROWS[table.by]:
        row = shown.get(key_of(table.by, name))
        if row is None and table.rows and table.together is None:
            continue  # a country that is not listed where nothing is hidden: nobody
        if row is None or row.people is None:
            yield name, CAME
        if seen.gain.people and (row is None or row.gain.people is None):
            yield name, SAT
