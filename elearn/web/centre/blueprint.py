"""`/<lang>/centre/...`: for the staff of centres."""

from functools import partial, update_wrapper

from flask import Blueprint
from flask.wrappers import Response

from elearn.domain.permissions import Permission
from elearn.web.centre.membership import is_at_centre, is_manager
from elearn.web.centre.report_scope import OVER_ALL, ScopeFinder, find_all_centres, find_own_centre
from elearn.web.centre.sightings import note_page
from elearn.web.centre.views import (
    audit,
    cards,
    certificates,
    computer_cards,
    computers,
    details,
    donor_reports,
    groups,
    handout,
    home,
    moving,
    paper,
    paper_answers,
    paper_print,
    people,
    people_files,
    person_data,
    person_progress,
    previews,
    privacy,
    room_check,
    room_report,
    rooms,
    staff,
    steering,
    sync,
)
from elearn.web.identity import guard_blueprint

centre = Blueprint("centre", __name__, url_prefix="/<lang:lang_code>/centre")
guard_blueprint(centre, Permission.RUN_SESSIONS)

centre.context_processor(lambda: {"is_manager": is_manager, "is_at_centre": is_at_centre})
centre.get("/")(home.show_home)

centre.get("/staff")(staff.show_staff)
centre.post("/staff/invitations")(staff.invite)
centre.post("/staff/<uuid:account_id>/shut-out")(staff.shut_out)

_GROUP = "/groups/<uuid:group_id>"
_PERSON = f"{_GROUP}/people/<uuid:person_id>"
centre.get("/groups")(groups.show_groups)
centre.post("/groups")(groups.make_new_group)
centre.get(_GROUP)(groups.show_group)
centre.post(f"{_GROUP}/archive")(groups.put_away)
centre.get(f"{_GROUP}/add")(people.show_add_people)
centre.post(f"{_GROUP}/add")(people.add_people)
centre.post(f"{_GROUP}/import")(people_files.check_file)
centre.post(f"{_GROUP}/import/confirm")(people_files.take_file_in)
centre.get(f"{_GROUP}/people.csv")(people_files.send_csv)
centre.get(f"{_GROUP}/people.xlsx")(people_files.send_xlsx)
centre.get(f"{_GROUP}/cards")(cards.show_cards)
centre.get(_PERSON)(people.show_person)
centre.post(f"{_PERSON}/name")(people.rename_person)
centre.post(f"{_PERSON}/pictures")(people.change_pictures)
centre.get(f"{_PERSON}/details")(details.show_details)
centre.post(f"{_PERSON}/details")(details.save_details)
centre.get(f"{_PERSON}/remove")(people.ask_before_removal)
centre.post(f"{_PERSON}/remove")(people.remove_person)
centre.get(f"{_PERSON}/progress")(person_progress.show_person_progress)

_CERTIFICATES = f"{_PERSON}/certificates"
centre.get(_CERTIFICATES)(certificates.show_certificates)
centre.post(_CERTIFICATES)(certificates.add_certificate)
centre.get(f"{_CERTIFICATES}/<uuid:certificate_id>")(certificates.show_certificate)
centre.post(f"{_CERTIFICATES}/<uuid:certificate_id>/withdraw")(certificates.withdraw)

_ROOMS = "/rooms/<uuid:session_id>"
_SEAT = f"{_ROOMS}/seats/<uuid:seat_id>"
centre.get("/rooms/new")(rooms.show_new_room)
centre.post("/rooms")(rooms.open_room)
centre.get(_ROOMS)(rooms.show_room)
centre.get(f"{_ROOMS}/seats")(rooms.show_seats)
centre.get(f"{_ROOMS}/report")(room_report.show_report)
centre.get(f"{_ROOMS}/report.csv")(room_report.send_csv_report)
centre.get(f"{_ROOMS}/report.xlsx")(room_report.send_xlsx_report)
centre.get(f"{_ROOMS}/handout")(handout.show_handout)
centre.get(f"{_ROOMS}/board")(rooms.show_board)
centre.post(f"{_ROOMS}/begin")(steering.begin_room)
centre.post(f"{_ROOMS}/step")(steering.open_step)
centre.post(f"{_ROOMS}/close")(steering.close_room)
centre.post(f"{_ROOMS}/minutes")(steering.give_minutes_back)
centre.post(f"{_SEAT}/minutes")(steering.give_minutes)
centre.post(f"{_SEAT}/hand")(steering.lower_hand)
centre.post("/rooms/preview")(previews.choose_preview)
centre.get("/tests/<test_id>")(previews.preview_test)
centre.get("/exams/<profile_id>")(previews.preview_exam)
centre.get("/computer")(computers.show_computer)
centre.post("/computer")(computers.set_computer)

centre.get("/room-check")(room_check.show_room_check)
centre.get("/computers/cards")(computer_cards.show_computer_cards)

_FORM = "/paper/<uuid:form_id>"
centre.get("/paper")(paper.show_paper_forms)
centre.post("/paper")(paper.make_paper_forms)
centre.get("/paper/find")(paper.find_form)
centre.get(_FORM)(paper_print.show_booklet)
centre.get(f"{_FORM}/key")(paper_print.show_key)
centre.get(f"{_FORM}/foot.css")(paper_print.style_foot)
centre.get(f"{_FORM}/answers")(paper_answers.show_sheet)
centre.post(f"{_FORM}/answers")(paper_answers.type_in)

_ATTEMPT = "/attempts/<uuid:attempt_id>"
centre.get(f"{_PERSON}/results")(moving.show_results)
centre.get(f"{_ATTEMPT}/move")(moving.ask_who_sat)
centre.post(f"{_ATTEMPT}/move")(moving.move)
centre.get(f"{_PERSON}/everything.json")(person_data.send_everything)
centre.get(f"{_PERSON}/erase")(person_data.ask_before_erasure)
centre.post(f"{_PERSON}/erase")(person_data.erase)
centre.post(f"{_GROUP}/name")(groups.rename)
centre.get("/privacy")(privacy.show_privacy)
centre.post("/privacy")(privacy.choose_period)
centre.get("/audit")(audit.show_audit)
centre.after_request(note_page)


def _add_reports(path: str, ending: str, find_scope: ScopeFinder) -> None:
    """Add the reports for donors at one more address, for who may see them there."""
    report = f"{path}/<uuid:report_id>"
    for view, rule, method in (
        (donor_reports.show_reports, path, "GET"),
        (donor_reports.make_report, path, "POST"),
        (donor_reports.show_donor_report, report, "GET"),
        (donor_reports.send_donor_csv, f"{report}.csv", "GET"),
        (donor_reports.send_donor_xlsx, f"{report}.xlsx", "GET"),
    ):
        endpoint = f"{view.__name__}{ending}"
        bound = update_wrapper(partial(view, find_scope), view)  # the check of forms asks for its name
        centre.add_url_rule(rule, endpoint, bound, methods=[method])


_add_reports("/reports", "", find_own_centre)
_add_reports("/all/reports", OVER_ALL, find_all_centres)

centre.get("/sync")(sync.show_sync)
centre.post("/sync/send")(sync.send_now)
centre.post("/sync/save")(sync.save_sync_file)
centre.post("/sync/read")(sync.read_sync_file)


@centre.after_request
def keep_nothing(page: Response) -> Response:
    """Keep these pages out of every cache: they are about people, and the computer may be shared."""
    page.headers["Cache-Control"] = "no-store"
    return page
