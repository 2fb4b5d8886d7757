"""Staff open a report for the donor, as it was made."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import Centre, CentreId
from elearn.domain.donor_report import DonorReport, DonorReportId
from elearn.storage.centres import load_centre
from elearn.storage.donor_reports import list_donor_reports, load_donor_report

_COMPARED = 200


@dataclass(frozen=True, kw_only=True)
class OpenedReport:
    """A report; `has_overlap`: another shares months with it, so that their difference may tell something."""

    report: DonorReport
    centre: Centre
    has_overlap: bool


def open_donor_report(session: Session, report_id: DonorReportId, *, centre_id: CentreId) -> OpenedReport:
    """Return a report of this centre; raises NotAtCentre."""
    report = load_donor_report(session, report_id, centre_id=centre_id)
    others = list_donor_reports(session, centre_id=centre_id, limit=_COMPARED)
    return OpenedReport(
        report=report,
        centre=load_centre(session, centre_id),
        has_overlap=any(other.id != report.id and other.period.overlaps(report.period) for other in others),
    )
