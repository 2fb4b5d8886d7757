"""Pages that show or give out what is about people leave an entry in the audit."""

from collections.abc import Mapping
from http import HTTPStatus

from flask import g, request
from flask.wrappers import Response

from elearn.domain.groups import ParticipantId
from elearn.usecases.note_sighting import note_sighting
from elearn.web.centre.membership import current_member
from elearn.web.clock import utc_now
from elearn.web.database import transaction

#: By endpoint: what stands in the audit, and which value of the address says whom or what it was about.
_SEEN: Mapping[str, tuple[str, str | None]] = {
    "centre.show_person": ("see_person", "person_id"),
    "centre.show_details": ("see_details", "person_id"),
    "centre.show_results": ("see_results", "person_id"),
    "centre.ask_who_sat": ("see_results", "attempt_id"),
    "centre.show_person_progress": ("see_progress", "person_id"),
    "centre.show_certificates": ("see_progress", "person_id"),
    "centre.show_certificate": ("see_progress", "person_id"),
    "centre.send_everything": ("export_person", "person_id"),
    "centre.show_group": ("see_group", "group_id"),
    "centre.show_cards": ("see_cards", "group_id"),
    "centre.send_csv": ("take_list", "group_id"),
    "centre.send_xlsx": ("take_list", "group_id"),
    "centre.show_report": ("see_report", "session_id"),
    "centre.send_csv_report": ("take_report", "session_id"),
    "centre.send_xlsx_report": ("take_report", "session_id"),
    "centre.show_audit": ("see_audit", None),
}
#: The wall tells results only when it is asked for them; then it says as much as the report.
_WITH_SCORES: Mapping[str, tuple[str, str | None]] = {"centre.show_room": ("see_report", "session_id")}


_MORE = "sighting_names"


def name_in_sighting(person_id: ParticipantId) -> None:
    """Name a person in the entry of this page whom its address does not name."""
    g.setdefault(_MORE, []).append(person_id)


def note_page(page: Response) -> Response:
    """Note that the signed-in account was shown this page, once in an hour."""
    pages = {**_SEEN, **_WITH_SCORES} if "scores" in request.args else _SEEN
    seen = pages.get(request.endpoint or "")
    if seen is None or page.status_code != HTTPStatus.OK:
        return page
    action, name = seen
    ids = [(request.view_args or {})[name]] if name else []
    subject = " ".join(str(each) for each in [*ids, *g.get(_MORE, [])])
    with transaction() as session:
        note_sighting(session, member=current_member(), action=action, subject=subject, now=utc_now())
    return page
