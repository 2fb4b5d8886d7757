"""What a session leaves behind: pages that staff print or give out."""

from tests.journeys.page_case import PageCase

REPORT_PAGES: tuple[PageCase, ...] = (
    PageCase("report", "centre.show_report", "centre/rooms/{past}/report", "manager"),
    PageCase("report, nobody", "centre.show_report", "centre/rooms/{room}/report", "manager"),
    PageCase("handout", "centre.show_handout", "centre/rooms/{past}/handout", "manager"),
    PageCase("handout, nobody", "centre.show_handout", "centre/rooms/{room}/handout", "manager"),
    PageCase(
        "progress sheet, nothing",
        "centre.show_person_progress",
        "centre/groups/{group}/people/{bek}/progress",
        "manager",
    ),
)

REPORT_NOT_PAGES = {
    "centre.send_csv_report": "a file",
    "centre.send_xlsx_report": "a file",
}
