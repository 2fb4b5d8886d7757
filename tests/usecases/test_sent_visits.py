"""What centres' servers sent counts in reports for donors at the central server: a person once a day."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import Engine, insert

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import Member
from elearn.domain.donor_report import Breakdown, Numbers
from elearn.domain.periods import Month, Period
from elearn.storage.engine import reading, transaction
from elearn.storage.tables import AttemptRow, SyncArrivalRow
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.list_donor_reports import list_donor_reports
from tests.builders import new_id
from tests.usecases.centre_world import a_manager
from tests.usecases.donor_desk import JULY, QUARTER, WOMAN, make
from tests.usecases.donor_season import Season

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Laptop:
    """A centre whose server sent: six people with two tests, four with one and with three more that day."""

    engine: Engine
    member: Member
    people: list[LearnerId]

    def count(self, *, is_over_all: bool = False, period: Period = QUARTER) -> Numbers:
        """Make a report of this centre, or over all."""
        centre_id = None if is_over_all else self.member.centre_id
        return make(self.engine, self.member.account_id, centre_id, period).numbers


@pytest.fixture
def laptop(engine: Engine) -> Laptop:
    member = a_manager(engine)
    season = Season(member, JULY)
    people = [season.come(scores=(8, 12 + n % 2), on_list=False) for n in range(6)]
    people += [season.come(scores=(10,), on_list=False) for _ in range(4)]
    attempts = season.rows[AttemptRow]
    for each in [each for each in attempts if each["learner_id"] in people[6:]]:
        for hours in (1, 2, 3):
            again = {name: each[name] + hours * HOUR for name in ("started_at", "submitted_at")}
            attempts.append({**each, **again, "id": new_id()})
    season.store(engine)
    send(engine, member, attempts)
    return Laptop(engine, member, people)


def send(engine: Engine, member: Member, attempts: list[dict[str, object]]) -> None:
    """Note of attempts that the centre's server sent them."""
    with transaction(engine) as session:
        rows = [
            {
                "attempt_id": each["id"],
                "centre_id": member.centre_id,
                "origin_id": each["learner_id"],
                "made_at": JULY,
                "arrived_at": JULY + 200 * DAY,
            }
            for each in attempts
        ]
        session.execute(insert(SyncArrivalRow.__table__), rows)


def by_centre(numbers: Numbers) -> dict[str, tuple[int | None, int | None, int | None]]:
    [table] = (table for table in numbers.tables if table.by is Breakdown.CENTRE)
    return {row.key: (row.people, row.visits, row.gain.people) for row in table.rows if row.people != 0}


@pytest.mark.parametrize("is_over_all", [False, True])
def test_a_person_visits_once_a_day_and_their_gain_counts(laptop: Laptop, *, is_over_all: bool) -> None:
    numbers = laptop.count(is_over_all=is_over_all)

    assert (numbers.people, numbers.visits, numbers.sessions) == (10, 6 * 2 + 4, 0)
    assert (numbers.gain.people, numbers.gain.mean) == (6, 0.225)
    assert next((month.visits, month.sessions) for month in numbers.months) == (16, 0)


def test_centres_with_a_server_of_their_own_stand_beside_the_others(laptop: Laptop) -> None:
    forest = a_manager(laptop.engine, "Речная")
    season = Season(forest, JULY + DAY, number_from=101)
    held = season.hold_session()
    for _ in range(7):
        season.come(held, told=WOMAN, scores=(8, 10))
    season.store(laptop.engine)

    numbers = laptop.count(is_over_all=True)

    assert (numbers.people, numbers.visits, numbers.sessions) == (17, 23, 1)
    assert by_centre(numbers) == {
        str(laptop.member.centre_id): (10, 16, 6),
        str(forest.centre_id): (7, 7, 7),
    }
    assert make(laptop.engine, forest.account_id, forest.centre_id).numbers.people == 7, "their own alone"


def test_the_first_that_was_sent_is_the_first_to_report(laptop: Laptop) -> None:
    with reading(laptop.engine) as session:
        shelf = list_donor_reports(session, centre_id=laptop.member.centre_id)
        all_shelf = list_donor_reports(session, centre_id=None)

    assert shelf.first_visit_at == all_shelf.first_visit_at == JULY + DAY
    assert laptop.count(period=Period(Month(2026, 10), Month(2026, 12))).visits == 0


def test_who_was_erased_counts_no_more(laptop: Laptop) -> None:
    with transaction(laptop.engine) as session:
        erase_learner(session, learner_id=laptop.people[0])

    assert laptop.count().people == 9


def test_few_people_of_a_laptop_are_hidden_as_all_others(laptop: Laptop) -> None:
    with transaction(laptop.engine) as session:
        for learner_id in laptop.people[4:]:
            erase_learner(session, learner_id=learner_id)

    numbers = laptop.count()

    assert (numbers.people, numbers.visits, numbers.gain.people, numbers.tables) == (None, None, None, ())
