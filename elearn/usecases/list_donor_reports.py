"""Staff see the reports that were made for the donor."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.donor_report import DonorReport
from elearn.storage import donor_reports
from elearn.storage.donor_visits import find_first_visit

REPORTS_SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class ReportShelf:
    """The newest reports, and since when there is something to report."""

    reports: list[DonorReport]
    first_visit_at: datetime | None


def list_donor_reports(session: Session, *, centre_id: CentreId | None) -> ReportShelf:
    """Return the reports of this centre, or those over all (None), newest first."""
    return ReportShelf(
        reports=donor_reports.list_donor_reports(session, centre_id=centre_id, limit=REPORTS_SHOWN),
        first_visit_at=find_first_visit(session, centre_id=centre_id),
    )
