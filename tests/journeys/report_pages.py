"""What a session leaves behind: pages that staff print or give out."""

from tests.journeys.page_case import PageCase

_PERSON = "centre/groups/{group}/people/{ali}"
_NOBODY = "centre/groups/{group}/people/{bek}"

REPORT_PAGES = (
    PageCase("report", "centre.show_report", "centre/rooms/{past}/report", "manager"),
    PageCase("report, exam", "centre.show_report", "centre/rooms/{held}/report", "manager"),
    PageCase("report, nobody", "centre.show_report", "centre/rooms/{room}/report", "manager"),
    PageCase("handout", "centre.show_handout", "centre/rooms/{held}/handout?language=tg", "manager"),
    PageCase("handout, nobody", "centre.show_handout", "centre/rooms/{room}/handout", "manager"),
    PageCase("progress sheet", "centre.show_person_progress", f"{_PERSON}/progress", "manager"),
    PageCase("progress sheet, nothing", "centre.show_person_progress", f"{_NOBODY}/progress", "manager"),
    PageCase("certificates", "centre.show_certificates", f"{_PERSON}/certificates", "manager"),
    PageCase("certificates, nothing", "centre.show_certificates", f"{_NOBODY}/certificates", "manager"),
    PageCase("certificate", "centre.show_certificate", f"{_PERSON}/certificates/{{certificate}}", "manager"),
    PageCase("certificate, genuine", "learner.show_certificate", "certificates/{genuine}"),
    PageCase("certificate, withdrawn", "learner.show_certificate", "certificates/{withdrawn}"),
    PageCase("certificate, unknown", "learner.show_certificate", f"certificates/{'0' * 20}", status=404),
    PageCase("certificate, code", "learner.ask_for_certificate", "certificates"),
    PageCase("certificate, no code", "learner.ask_for_certificate", "certificates?code=x", status=422),
)

REPORT_NOT_PAGES = {
    "centre.send_csv_report": "a file",
    "centre.send_xlsx_report": "a file",
    "centre.add_certificate": "leads to the certificate",
    "centre.withdraw": "leads back to the certificates",
}
