"""Reports for the donor as somebody makes them, for tests: at a centre, or (None) over all of them."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from elearn.domain.accounts import AccountId
from elearn.domain.centres import CentreId
from elearn.domain.donor_report import DonorReport, DonorReportId
from elearn.domain.participant_details import Details, Sex
from elearn.domain.periods import Month, Period
from elearn.storage.engine import reading, transaction
from elearn.usecases.count_for_donor import count_for_donor
from elearn.usecases.download_donor_report import download_donor_report
from elearn.usecases.make_donor_report import make_donor_report
from elearn.usecases.open_donor_report import OpenedReport, open_donor_report
from tests.builders import new_id

JULY = datetime(2026, 7, 6, 9, tzinfo=UTC)
QUARTER = Period(Month(2026, 7), Month(2026, 9))
WOMAN = Details(sex=Sex.FEMALE, birth_year=1990, nationality="UZ")


def make(
    engine: Engine, account_id: AccountId, centre_id: CentreId | None, period: Period = QUARTER
) -> DonorReport:
    with reading(engine) as session:
        numbers = count_for_donor(session, centre_id=centre_id, period=period, zone=UTC)
    with transaction(engine) as session:
        return make_donor_report(
            session,
            account_id=account_id,
            centre_id=centre_id,
            report_id=DonorReportId(new_id()),
            period=period,
            numbers=numbers,
            now=JULY,
        )


def reopen(engine: Engine, report: DonorReport, centre_id: CentreId | None) -> OpenedReport:
    with reading(engine) as session:
        return open_donor_report(session, report.id, centre_id=centre_id)


def take(engine: Engine, report: DonorReport, account_id: AccountId, centre_id: CentreId | None) -> None:
    with transaction(engine) as session:
        download_donor_report(session, report.id, account_id=account_id, centre_id=centre_id, now=JULY)
