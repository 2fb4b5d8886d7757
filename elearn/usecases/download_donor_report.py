"""Staff take a report for the donor away as a file."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.domain.donor_report import DonorReportId
from elearn.storage.audit import add_audit_entry
from elearn.usecases.open_donor_report import OpenedReport, open_donor_report


def download_donor_report(
    session: Session, report_id: DonorReportId, *, member: Member, now: datetime
) -> OpenedReport:
    """Return a report of the member's centre, and note who took it; raises NotAtCentre."""
    opened = open_donor_report(session, report_id, centre_id=member.centre_id)
    action, subject = "take_donor_report", str(report_id)
    add_audit_entry(session, account_id=member.account_id, action=action, subject=subject, now=now)
    return opened
