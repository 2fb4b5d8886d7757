"""Staff make a report for the donor."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.centres import CentreId
from elearn.domain.donor_report import DonorReport, DonorReportId, Numbers
from elearn.domain.periods import Period
from elearn.storage.audit import add_audit_entry
from elearn.storage.donor_reports import add_donor_report


def make_donor_report(
    session: Session,
    *,
    account_id: AccountId,
    centre_id: CentreId | None,
    report_id: DonorReportId,
    period: Period,
    numbers: Numbers,
    now: datetime,
) -> DonorReport:
    """Store the numbers of a period of this centre, or of all (None), for good."""
    report = DonorReport(
        id=report_id,
        centre_id=centre_id,
        period=period,
        made_by=account_id,
        made_at=now,
        numbers=numbers,
    )
    add_donor_report(session, report)
    action, subject = "make_donor_report", str(report_id)
    add_audit_entry(session, account_id=account_id, action=action, subject=subject, now=now)
    return report
