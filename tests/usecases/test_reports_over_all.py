"""Reports for the donor over all centres: everybody once, and nothing of them at a centre's own address."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.accounts import AccountId
from elearn.domain.centres import Member
from elearn.domain.donor_report import Breakdown, Numbers
from elearn.domain.errors import NotAtCentre
from elearn.domain.periods import Month, Period
from elearn.storage.accounts import add_account
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.usecases.list_donor_reports import list_donor_reports
from tests.builders import an_account
from tests.usecases.centre_world import a_manager
from tests.usecases.donor_desk import JULY, WOMAN, make, reopen, take
from tests.usecases.donor_season import Season


@pytest.fixture
def office(engine: Engine) -> AccountId:
    """Somebody who works at no centre."""
    account = an_account()
    with transaction(engine) as session:
        add_account(session, account)
    return account.id


def two_seasons(engine: Engine) -> tuple[Member, Member]:
    """At one centre come six women, at the other eight people; one of the women goes there, too."""
    forest, river = a_manager(engine, "Лесная"), a_manager(engine, "Речная")
    ours, theirs = Season(forest, JULY), Season(river, JULY + timedelta(days=1), number_from=101)
    here, there = ours.hold_session(), theirs.hold_session()
    for n in range(6):
        ours.come(*(here, there)[: 1 + (n == 0)], told=WOMAN, scores=(8, 12 + n % 2))
    for _ in range(8):
        theirs.come(there, scores=(8, 10))
    theirs.store(engine)
    ours.store(engine)
    return forest, river


def rows(numbers: Numbers, by: Breakdown) -> dict[str, tuple[int | None, int | None, int | None]]:
    [table] = (table for table in numbers.tables if table.by is by)
    return {row.key: (row.people, row.visits, row.gain.people) for row in table.rows if row.people != 0}


def test_all_centres_are_counted_and_told_apart(engine: Engine, office: AccountId) -> None:
    forest, river = two_seasons(engine)
    a_manager(engine, "Безлюдная")

    numbers = make(engine, office, None).numbers

    assert (numbers.people, numbers.visits, numbers.sessions, numbers.gain.people) == (14, 15, 2, 14)
    assert rows(numbers, Breakdown.CENTRE) == {
        str(forest.centre_id): (6, 7, 6),
        str(river.centre_id): (8, 8, 8),
    }
    assert rows(numbers, Breakdown.SEX) == {"female": (6, 7, 6), "not_said": (8, 8, 8)}


def test_a_report_over_all_is_read_as_it_was_made_with_the_names(engine: Engine, office: AccountId) -> None:
    forest, river = two_seasons(engine)

    report = make(engine, office, None)

    opened = reopen(engine, report, None)
    assert opened.report == report
    assert opened.centre_names == {forest.centre_id: "Лесная", river.centre_id: "Речная"}


def test_a_centre_and_the_office_find_only_their_own(engine: Engine, office: AccountId) -> None:
    forest, _ = two_seasons(engine)
    over_all, of_forest = make(engine, office, None), make(engine, forest.account_id, forest.centre_id)

    for report, where in ((over_all, forest.centre_id), (of_forest, None)):
        with pytest.raises(NotAtCentre):
            reopen(engine, report, where)
        with pytest.raises(NotAtCentre):
            take(engine, report, office, where)
    with reading(engine) as session:
        shelves = [list_donor_reports(session, centre_id=where) for where in (None, forest.centre_id)]
    assert [[report.id for report in shelf.reports] for shelf in shelves] == [[over_all.id], [of_forest.id]]
    assert [shelf.first_visit_at for shelf in shelves] == [JULY, JULY]


def test_a_report_over_all_shares_months_with_those_of_centres(engine: Engine, office: AccountId) -> None:
    forest, _ = two_seasons(engine)
    report = make(engine, office, None)
    make(engine, forest.account_id, forest.centre_id, Period(Month(2026, 10), Month(2026, 10)))
    assert not reopen(engine, report, None).has_overlap

    of_forest = make(engine, forest.account_id, forest.centre_id)

    assert reopen(engine, report, None).has_overlap
    assert reopen(engine, of_forest, forest.centre_id).has_overlap


def test_who_made_and_took_it_is_in_the_audit(engine: Engine, office: AccountId) -> None:
    report = make(engine, office, None)
    take(engine, report, office, None)

    with reading(engine) as session:
        entries = list_audit_entries(session)
    assert [(entry.action, entry.account_id, entry.subject) for entry in entries] == [
        ("take_donor_report", office, str(report.id)),
        ("make_donor_report", office, str(report.id)),
    ]
