"""The pages of reports for donors, and of what people tell for them."""

from datetime import UTC, datetime
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.donor_counting import count_for_donor
from elearn.domain.donor_report import DonorReport, DonorReportId, Visit
from elearn.domain.participant_details import Details, Sex
from elearn.domain.periods import Month, Period
from elearn.storage.donor_reports import add_donor_report
from elearn.storage.engine import make_engine, transaction
from tests.builders import new_id
from tests.journeys.acts import fill
from tests.journeys.page_case import PageCase
from tests.journeys.visitor import Visitor


def make_report(visitor: Visitor) -> None:
    """Report on all months that are offered."""
    oldest = visitor.page.locator("#first option").last.get_attribute("value")
    visitor.page.locator("#first").select_option(oldest)
    visitor.follow("main form button")


def turn_months_round(visitor: Visitor) -> None:
    """Ask for a month that is not offered."""
    visitor.page.locator("#first option").last.evaluate("option => { option.value = '1999-01'; }")
    visitor.page.locator("#first").select_option("1999-01")
    visitor.follow("main form button")


def open_busy_report(visitor: Visitor) -> None:
    """Open the report of a centre with more people than the example has; some of its rows are hidden."""
    centre_id, account_id = _find_manager(visitor)
    report_id = _report_busy_months(visitor, account_id, centre_id)
    visitor.open(f"centre/reports/{report_id}")


def open_busy_report_over_all(visitor: Visitor) -> None:
    """Open the same over all centres; the example has one."""
    centre_id, account_id = _find_manager(visitor)
    report_id = _report_busy_months(visitor, account_id, centre_id, is_over_all=True)
    visitor.open(f"centre/all/reports/{report_id}")


def _find_manager(visitor: Visitor) -> tuple[CentreId, AccountId]:
    [row] = visitor.site.ask(
        "SELECT account_id, centre_id FROM centre_member JOIN centre ON centre.id = centre_id"
        " WHERE name = 'Центр' AND role = 'manager' LIMIT 1"
    )
    return CentreId(UUID(row["centre_id"])), AccountId(UUID(row["account_id"]))


def _report_busy_months(
    visitor: Visitor, made_by: AccountId, centre_id: CentreId, *, is_over_all: bool = False
) -> DonorReportId:
    made_at, period = datetime(2026, 9, 10, tzinfo=UTC), Period(Month(2026, 7), Month(2026, 9))
    people = [LearnerId(new_id()) for _ in range(60)]
    report = DonorReport(
        id=DonorReportId(new_id()),
        centre_id=None if is_over_all else centre_id,
        period=period,
        made_by=made_by,
        made_at=made_at,
        numbers=count_for_donor(
            [Visit(learner_id=each, at=made_at, centre_id=centre_id) for each in people],
            {each: _tell(n) for n, each in enumerate(people)},
            {each: n / 100 for n, each in enumerate(people) if n % 3},
            period=period,
            zone=UTC,
            centres=[centre_id] if is_over_all else (),
        ),
    )
    engine = make_engine(f"sqlite:///{visitor.site.data / 'elearn.db'}")
    with transaction(engine) as session:
        add_donor_report(session, report)
    engine.dispose()
    return report.id


def _tell(number: int) -> Details:
    sex = Sex.MALE if number < 9 else Sex.FEMALE if number < 50 else None
    return Details(sex=sex, birth_year=1960 + number % 45, nationality=("UZ", "TJ", "BA")[number % 20 % 3])


_DETAILS = "centre/groups/{group}/people/{ali}/details"
DONOR_PAGES = (
    PageCase("details", "centre.show_details", _DETAILS, "manager"),
    PageCase(
        "details, no consent",
        "centre.save_details",
        _DETAILS,
        "manager",
        fill("form button.button--main", birth_year="1990"),
        422,
    ),
    PageCase("donor reports", "centre.show_reports", "centre/reports", "manager"),
    PageCase(
        "donor reports, no month", "centre.make_report", "centre/reports", "manager", turn_months_round, 422
    ),
    PageCase("donor report, few", "centre.show_donor_report", "centre/reports", "manager", make_report),
    PageCase("donor report", "centre.show_donor_report", "centre/reports", "manager", open_busy_report),
    PageCase("reports over all", "centre.show_reports_over_all", "centre/all/reports", "administrator"),
    PageCase(
        "reports over all, no month",
        "centre.make_report_over_all",
        "centre/all/reports",
        "administrator",
        turn_months_round,
        422,
    ),
    PageCase(
        "report over all, few",
        "centre.show_donor_report_over_all",
        "centre/all/reports",
        "administrator",
        make_report,
    ),
    PageCase(
        "report over all",
        "centre.show_donor_report_over_all",
        "centre/all/reports",
        "administrator",
        open_busy_report_over_all,
    ),
)

DONOR_NOT_PAGES = {
    "centre.send_donor_csv": "a file",
    "centre.send_donor_xlsx": "a file",
    "centre.send_donor_csv_over_all": "a file",
    "centre.send_donor_xlsx_over_all": "a file",
}
