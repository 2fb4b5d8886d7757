"""Staff take a report for the donor away as a file."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.centres import CentreId
from elearn.domain.donor_report import DonorReportId
from elearn.storage.audit import add_audit_entry
from elearn.usecases.open_donor_report import OpenedReport, open_donor_report


def download_donor_report(
    session: Session,
    report_id: DonorReportId,
    *,
    account_id: AccountId,
    centre_id: CentreId | None,
    now: datetime,
) -> OpenedReport:
    """Return a report of this centre, or one over all (None), and note who took it; raises NotAtCentre."""
    opened = open_donor_report(session, report_id, centre_id=centre_id)
    action, subject = "take_donor_report", str(report_id)
    add_audit_entry(session, account_id=account_id, action=action, subject=subject, now=now)
    return opened
