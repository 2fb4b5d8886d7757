"""Reports for the donor, as they were made. Every loader takes the centre; None: reports over all."""

from typing import Any

from sqlalchemy import Row, exists, insert, select, true
from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.donor_report import DonorReport, DonorReportId
from elearn.domain.errors import NotAtCentre
from elearn.domain.periods import Period, parse_month
from elearn.storage.donor_numbers import VERSION, read_numbers, write_numbers
from elearn.storage.tables import DonorReportRow

_report = DonorReportRow.__table__


def add_donor_report(session: Session, report: DonorReport) -> None:
    """Store a new report."""
    values = {
        "id": report.id,
        "centre_id": report.centre_id,
        "made_by": report.made_by,
        "made_at": report.made_at,
        "first_month": str(report.period.first),
        "last_month": str(report.period.last),
        "version": VERSION,
        "numbers": write_numbers(report.numbers),
    }
    session.execute(insert(_report), values)


def load_donor_report(
    session: Session, report_id: DonorReportId, *, centre_id: CentreId | None
) -> DonorReport:
    """Return a report of this centre, or one over all; raises NotAtCentre."""
    where = (_report.c.id == report_id) & (_report.c.centre_id == centre_id)
    row = session.execute(select(_report).where(where)).first()
    if row is None:
        raise NotAtCentre
    return _read(row)


def list_donor_reports(session: Session, *, centre_id: CentreId | None, limit: int) -> list[DonorReport]:
    """List a centre's reports, or those over all, newest first."""
    query = select(_report).where(_report.c.centre_id == centre_id)
    newest = query.order_by(_report.c.made_at.desc(), _report.c.id).limit(limit)
    return [_read(row) for row in session.execute(newest)]


def shares_months(session: Session, report: DonorReport) -> bool:
    """Whether another report that counts the same people shares months with this one.

    One of a centre counts people that one over all counts too; one over all counts those of every other.
    """
    is_over_all, is_of_centre = _report.c.centre_id.is_(None), _report.c.centre_id == report.centre_id
    query = exists().where(
        _report.c.id != report.id,
        _report.c.first_month <= str(report.period.last),
        _report.c.last_month >= str(report.period.first),
        true() if report.centre_id is None else is_over_all | is_of_centre,
    )
    return bool(session.scalar(select(query)))


def _read(row: Row[Any]) -> DonorReport:
    first, last = parse_month(row.first_month), parse_month(row.last_month)
    if first is None or last is None:
        raise ValueError(f"months of report {row.id}")
    return DonorReport(
        id=row.id,
        centre_id=row.centre_id,
        period=Period(first, last),
        made_by=row.made_by,
        made_at=row.made_at,
        numbers=read_numbers(row.numbers),
    )
