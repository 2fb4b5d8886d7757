"""Staff, or an administrator for all centres, open a report for the donor, as it was made."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.donor_report import DonorReport, DonorReportId
from elearn.storage.centres import list_centres, load_centre
from elearn.storage.donor_reports import load_donor_report, shares_months


@dataclass(frozen=True, kw_only=True)
class OpenedReport:
    """A report with the names of its centres.

    `has_overlap`: another shares months with it, so that their difference may tell something.
    """

    report: DonorReport
    centre_names: Mapping[CentreId, str]
    has_overlap: bool


def open_donor_report(
    session: Session, report_id: DonorReportId, *, centre_id: CentreId | None
) -> OpenedReport:
    """Return a report of this centre, or one over all (None); raises NotAtCentre."""
    report = load_donor_report(session, report_id, centre_id=centre_id)
    centres = list_centres(session) if centre_id is None else [load_centre(session, centre_id)]
    return OpenedReport(
        report=report,
        centre_names={centre.id: centre.name for centre in centres},
        has_overlap=shares_months(session, report),
    )
