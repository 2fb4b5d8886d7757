"""Staff make a report for the donor."""

from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId, Member
from elearn.domain.donor_counting import count_for_donor
from elearn.domain.donor_report import DonorReport, DonorReportId, Numbers
from elearn.domain.gains import list_gains
from elearn.domain.periods import Period
from elearn.storage.audit import add_audit_entry
from elearn.storage.donor_reports import add_donor_report
from elearn.storage.donor_visits import list_sittings, list_visits
from elearn.storage.participant_details import list_details


def make_donor_report(
    session: Session,
    *,
    member: Member,
    report_id: DonorReportId,
    period: Period,
    zone: tzinfo,
    now: datetime,
) -> DonorReport:
    """Count a period of the member's centre as it is known now, and store the numbers for good."""
    report = DonorReport(
        id=report_id,
        centre_id=member.centre_id,
        period=period,
        made_by=member.account_id,
        made_at=now,
        numbers=_count(session, member.centre_id, period, zone),
    )
    add_donor_report(session, report)
    action, subject = "make_donor_report", str(report_id)
    add_audit_entry(session, account_id=member.account_id, action=action, subject=subject, now=now)
    return report


def _count(session: Session, centre_id: CentreId, period: Period, zone: tzinfo) -> Numbers:
    begin, end = period.first.begins_at(zone), period.last.after(1).begins_at(zone)
    return count_for_donor(
        list_visits(session, centre_id=centre_id, begin=begin, end=end),
        list_details(session, centre_id=centre_id),
        list_gains(list_sittings(session, centre_id=centre_id, begin=begin, end=end)),
        period=period,
        zone=zone,
    )
