"""Reports for the donor: made, opened again with the same numbers, taken along as files.

Each view is told by the blueprint how to find whose reports it is about.
"""

from http import HTTPStatus
from io import BytesIO
from uuid import UUID

from flask import redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue

from elearn.domain.donor_report import DonorReport, DonorReportId
from elearn.domain.periods import Period
from elearn.formats.plain_table import write_table_csv, write_table_xlsx
from elearn.usecases.count_for_donor import count_for_donor
from elearn.usecases.download_donor_report import download_donor_report
from elearn.usecases.list_donor_reports import list_donor_reports
from elearn.usecases.make_donor_report import make_donor_report
from elearn.usecases.open_donor_report import open_donor_report
from elearn.web.centre.pages.donor_report import ReportPage, draw_report
from elearn.web.centre.pages.donor_reports import choose_period, draw_reports, list_months
from elearn.web.centre.pages.donor_table import draw_lines, name_columns
from elearn.web.centre.report_scope import ReportScope, ScopeFinder
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction
from elearn.web.i18n import page_language
from elearn.web.numbers import decimal_sign
from elearn.web.zones import report_zone

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_reports(find_scope: ScopeFinder) -> ResponseReturnValue:
    """Show the reports that were made, and ask for the months of a new one."""
    return _draw_reports(find_scope(), is_refused=False)


def make_report(find_scope: ScopeFinder) -> ResponseReturnValue:
    """Count, store, and lead to the report."""
    scope = find_scope()
    with reading() as session:
        shelf = list_donor_reports(session, centre_id=scope.centre_id)
    months = list_months(shelf, now=utc_now(), zone=report_zone())
    period = choose_period(request.form.get("first", ""), request.form.get("last", ""), months)
    if period is None:
        return _draw_reports(scope, is_refused=True), HTTPStatus.UNPROCESSABLE_ENTITY
    report = _count_and_store(scope, period)
    return redirect(scope.url("show_donor_report", report_id=report.id), code=303)


def show_donor_report(find_scope: ScopeFinder, report_id: UUID) -> ResponseReturnValue:
    """Show a report, as it was made."""
    scope = find_scope()
    with reading() as session:
        opened = open_donor_report(session, DonorReportId(report_id), centre_id=scope.centre_id)
    page = draw_report(opened, page_language())
    return render_template("centre/donor_report.html", page=page, scope=scope)


def send_donor_csv(find_scope: ScopeFinder, report_id: UUID) -> ResponseReturnValue:
    """Give a report as CSV."""
    page = _take(find_scope(), report_id)
    content = write_table_csv(name_columns(), draw_lines(page), decimal_sign=decimal_sign())
    return _send(page, content, "csv", _CSV)


def send_donor_xlsx(find_scope: ScopeFinder, report_id: UUID) -> ResponseReturnValue:
    """Give a report as a workbook."""
    page = _take(find_scope(), report_id)
    return _send(page, write_table_xlsx(name_columns(), draw_lines(page)), "xlsx", _XLSX)


def _count_and_store(scope: ReportScope, period: Period) -> DonorReport:
    with reading() as session:  # counting takes a while, and answers of learners must not wait for it
        numbers = count_for_donor(session, centre_id=scope.centre_id, period=period, zone=report_zone())
    with transaction() as session:
        return make_donor_report(
            session,
            account_id=scope.account_id,
            centre_id=scope.centre_id,
            report_id=DonorReportId(new_id()),
            period=period,
            numbers=numbers,
            now=utc_now(),
        )


def _take(scope: ReportScope, report_id: UUID) -> ReportPage:
    with transaction() as session:
        opened = download_donor_report(
            session,
            DonorReportId(report_id),
            account_id=scope.account_id,
            centre_id=scope.centre_id,
            now=utc_now(),
        )
    return draw_report(opened, page_language())


def _draw_reports(scope: ReportScope, *, is_refused: bool) -> str:
    with reading() as session:
        shelf = list_donor_reports(session, centre_id=scope.centre_id)
    page = draw_reports(shelf, now=utc_now(), zone=report_zone())
    return render_template("centre/donor_reports.html", page=page, scope=scope, is_refused=is_refused)


def _send(page: ReportPage, content: bytes, ending: str, kind: str) -> ResponseReturnValue:
    period = page.report.period
    name = f"report-{period.first}-{period.last}.{ending}"
    return send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, max_age=0)
