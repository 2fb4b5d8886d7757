"""After a session: its report on the screen, and as a file."""

from io import BytesIO
from uuid import UUID

from flask import render_template, send_file
from flask.typing import ResponseReturnValue

from elearn.domain.rooms import RoomSessionId
from elearn.formats.plain_table import write_table_csv, write_table_xlsx
from elearn.usecases.list_practice_tests import list_practice_tests
from elearn.usecases.load_room_report import RoomReport, load_room_report
from elearn.web.centre.membership import current_centre_id
from elearn.web.centre.pages.room_people import draw_absent, draw_results
from elearn.web.centre.pages.room_report import draw_report
from elearn.web.centre.pages.room_table import ResultTable, draw_table
from elearn.web.centre.pages.rooms import draw_title
from elearn.web.clock import utc_now
from elearn.web.database import books, reading
from elearn.web.i18n import page_language
from elearn.web.wording import Wording

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_report(session_id: UUID) -> ResponseReturnValue:
    """Show what the session showed: results, topics to repeat, the hardest tasks."""
    report, title = _load(session_id)
    page = draw_report(report, title, books(), page_language())
    return render_template("centre/room_report.html", page=page)


def send_csv_report(session_id: UUID) -> ResponseReturnValue:
    """Give the results as CSV."""
    report, _ = _load(session_id)
    table = _draw_table(report)
    return _send(report, write_table_csv(table.header, table.rows), "csv", _CSV)


def send_xlsx_report(session_id: UUID) -> ResponseReturnValue:
    """Give the results as a workbook."""
    report, _ = _load(session_id)
    table = _draw_table(report)
    return _send(report, write_table_xlsx(table.header, table.rows), "xlsx", _XLSX)


def _load(session_id: UUID) -> tuple[RoomReport, Wording]:
    with reading() as session:
        report = load_room_report(
            session, session_id=RoomSessionId(session_id), centre_id=current_centre_id(), now=utc_now()
        )
        tests = list_practice_tests(session, learner_id=None, books=books())
    return report, draw_title(report.wall.room, tests, books(), page_language())


def _draw_table(report: RoomReport) -> ResultTable:
    return draw_table(draw_results(report, books(), page_language()), draw_absent(report))


def _send(report: RoomReport, content: bytes, ending: str, kind: str) -> ResponseReturnValue:
    room = report.wall.room
    name = f"{room.test_id or room.profile_id}-{room.opened_at:%Y-%m-%d}.{ending}"
    return send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name, max_age=0)
