"""In a report over all centres everybody counts at one of them, and small centres are hidden."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from elearn.domain.centres import CentreId
from elearn.domain.donor_counting import count_for_donor
from elearn.domain.donor_report import Breakdown, Table, Visit
from elearn.domain.periods import Month, Period
from tests.domain.test_donor_report import person, report

JULY = datetime(2026, 7, 10, tzinfo=UTC)
QUARTER = Period(Month(2026, 7), Month(2026, 9))


def tell_apart(visits: Sequence[Visit], centres: Sequence[CentreId]) -> Table:
    numbers = count_for_donor(visits, {}, {}, period=QUARTER, zone=UTC, centres=centres)
    [table] = (table for table in numbers.tables if table.by is Breakdown.CENTRE)
    assert numbers.people == len({visit.learner_id for visit in visits})
    return table


def test_over_all_centres_who_came_to_two_counts_once_where_they_came_first() -> None:
    here, there, nowhere = (CentreId(UUID(int=number)) for number in (1, 2, 3))
    visits = [
        Visit(learner_id=person(n), at=JULY + timedelta(days=day), centre_id=centre_id)
        for day, centre_id, people in ((1, here, range(8)), (0, there, range(6, 16)))
        for n in people
    ]

    table = tell_apart(visits, (here, nowhere, there))

    assert [(row.key, row.people, row.visits) for row in table.rows] == [
        (str(here), 6, 6),
        (str(nowhere), 0, 0),
        (str(there), 10, 12),
    ]


def test_a_centre_with_few_people_is_hidden_with_another() -> None:
    centres = [CentreId(UUID(int=number)) for number in range(1, 5)]
    visits = [
        Visit(learner_id=person(100 * place + n), at=JULY, centre_id=centre_id)
        for place, (centre_id, count) in enumerate(zip(centres, (9, 2, 0, 30), strict=True))
        for n in range(count)
    ]

    table = tell_apart(visits, centres)

    assert [row.people for row in table.rows] == [9, None, 0, None]
    assert table.together
    assert table.together.people == 32


def test_a_report_of_one_centre_does_not_tell_centres_apart() -> None:
    assert Breakdown.CENTRE not in {table.by for table in report((9, 0), (9, 0), (9, 0)).tables}
