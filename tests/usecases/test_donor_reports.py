"""Reports for the donor: what is counted is the centre's own, and a stored report stays as it is."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import Member
from elearn.domain.donor_report import Breakdown, DonorReport
from elearn.domain.errors import NotAtCentre
from elearn.domain.periods import Month, Period
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.list_donor_reports import list_donor_reports
from elearn.usecases.open_donor_report import OpenedReport
from elearn.usecases.type_in_sheet import Sheet
from tests.usecases import donor_desk
from tests.usecases.centre_world import a_manager
from tests.usecases.donor_desk import JULY, QUARTER, WOMAN
from tests.usecases.donor_season import Season
from tests.usecases.paper_desk import make_desk
from tests.usecases.world import World


def make(engine: Engine, member: Member, period: Period = QUARTER) -> DonorReport:
    return donor_desk.make(engine, member.account_id, member.centre_id, period)


def reopen(engine: Engine, report: DonorReport, member: Member) -> OpenedReport:
    return donor_desk.reopen(engine, report, member.centre_id)


def take(engine: Engine, report: DonorReport, member: Member) -> None:
    donor_desk.take(engine, report, member.account_id, member.centre_id)


def a_season(engine: Engine, member: Member) -> list[LearnerId]:
    """Six women come twice and sit two tests, six unlisted people come once and sit one."""
    season = Season(member, JULY)
    sessions = [season.hold_session(), season.hold_session(30)]
    season.hold_session(31)  # nobody comes
    women = [season.come(*sessions, told=WOMAN, scores=(8, 12 + n % 2)) for n in range(6)]
    for _ in range(6):
        season.come(sessions[0], scores=(10,), on_list=False)
    season.store(engine)
    return women


def test_a_season_is_counted(engine: Engine) -> None:
    member = a_manager(engine)
    a_season(engine, member)

    numbers = make(engine, member).numbers

    assert (numbers.people, numbers.visits, numbers.sessions) == (12, 18, 2)
    assert (numbers.gain.people, numbers.gain.mean) == (6, 0.225)
    rows = {table.by: {row.key: row.people for row in table.rows if row.people} for table in numbers.tables}
    assert rows == {
        Breakdown.SEX: {"female": 6, "not_said": 6},
        Breakdown.AGE: {"35-44": 6, "not_said": 6},
        Breakdown.NATIONALITY: {"UZ": 6, "not_said": 6},
    }


def test_a_stored_report_is_read_as_it_was_made(engine: Engine) -> None:
    member = a_manager(engine)
    a_season(engine, member)

    report = make(engine, member)

    assert reopen(engine, report, member).report == report


def test_a_stored_report_outlives_the_people_in_it(engine: Engine) -> None:
    member = a_manager(engine)
    people = a_season(engine, member)
    report = make(engine, member)

    with transaction(engine) as session:
        for learner_id in people:
            erase_learner(session, learner_id=learner_id)

    assert reopen(engine, report, member).report == report
    assert make(engine, member).numbers.people == 6


def test_another_centre_is_not_counted_and_sees_nothing(engine: Engine) -> None:
    member, stranger = a_manager(engine), a_manager(engine, "Чужая")
    a_season(engine, member)
    report = make(engine, member)

    assert make(engine, stranger).numbers.people == 0
    with pytest.raises(NotAtCentre):
        reopen(engine, report, stranger)
    with pytest.raises(NotAtCentre):
        take(engine, report, stranger)
    with reading(engine) as session:
        shelf = list_donor_reports(session, centre_id=stranger.centre_id)
    assert report.id not in {each.id for each in shelf.reports}
    assert shelf.first_visit_at is None


def test_months_around_the_period_do_not_count(engine: Engine) -> None:
    member = a_manager(engine)
    season = Season(member, datetime(2026, 6, 30, 23, tzinfo=UTC))
    before, after = season.hold_session(), season.hold_session(93)
    for _ in range(6):
        season.come(before, after, scores=(1, 20))
    season.store(engine)

    numbers = make(engine, member).numbers

    assert (numbers.people, numbers.sessions, numbers.gain.people) == (0, 0, 0)
    assert make(engine, member, Period(Month(2026, 6), Month(2026, 6))).numbers.people == 6


def test_marks_that_are_not_given_yet_make_no_gain(engine: Engine) -> None:
    member = a_manager(engine)
    season = Season(member, JULY)
    day = season.hold_session()
    for _ in range(6):
        season.come(day, scores=(8, 12))
    season.leave_unmarked()
    season.store(engine)

    assert make(engine, member).numbers.gain.people == 0


def test_an_answer_sheet_on_paper_is_a_visit(world: World) -> None:
    desk = make_desk(world)
    [form] = desk.make()
    season = Season(desk.member, JULY)
    day = season.hold_session()
    for _ in range(5):
        season.come(day)
    season.store(world.engine)
    sheet: Sheet = desk.a_sheet("a", sat_at=JULY - timedelta(days=1))

    desk.type_in(form, sheet)

    numbers = make(world.engine, desk.member).numbers
    assert (numbers.people, numbers.visits, numbers.sessions) == (6, 6, 1)


def test_reports_that_share_months_are_told_of_each_other(sqlite_engine: Engine) -> None:
    member = a_manager(sqlite_engine)
    first = make(sqlite_engine, member)
    apart = make(sqlite_engine, member, Period(Month(2026, 10), Month(2026, 12)))

    assert not reopen(sqlite_engine, first, member).has_overlap
    assert not reopen(sqlite_engine, apart, member).has_overlap

    make(sqlite_engine, member, Period(Month(2026, 9), Month(2026, 9)))

    assert reopen(sqlite_engine, first, member).has_overlap
    assert not reopen(sqlite_engine, apart, member).has_overlap


def test_making_and_taking_along_are_in_the_audit(sqlite_engine: Engine) -> None:
    member = a_manager(sqlite_engine)
    report = make(sqlite_engine, member)
    take(sqlite_engine, report, member)

    with reading(sqlite_engine) as session:
        entries = list_audit_entries(session)
    assert [(entry.action, entry.subject) for entry in entries] == [
        ("take_donor_report", str(report.id)),
        ("make_donor_report", str(report.id)),
    ]
