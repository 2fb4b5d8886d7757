"""The pages about tests on paper."""

from tests.journeys.acts import fill
from tests.journeys.page_case import PageCase
from tests.journeys.visitor import Visitor


def choose_nothing(visitor: Visitor) -> None:
    """Send the form without what is always chosen."""
    visitor.page.locator("main input[name=count]:checked").evaluate("box => { box.checked = false; }")
    visitor.follow("main form[method=post] button")


def hand_in_twice(visitor: Visitor) -> None:
    """Hand in two sheets of one person, or one where a page before this one left one."""
    for _ in range(2):
        if not visitor.page.locator("[name=sure]").count():
            visitor.page.locator("#person").select_option(index=1)
            visitor.follow("#sheet p > button")


_FORM = "centre/paper/{form}"
PAPER_PAGES = (
    PageCase("tests on paper", "centre.show_paper_forms", "centre/paper", "manager"),
    PageCase(
        "tests on paper, nothing chosen",
        "centre.make_paper_forms",
        "centre/paper",
        "manager",
        choose_nothing,
        422,
    ),
    PageCase("tests on paper, no number", "centre.find_form", "centre/paper/find", "manager", status=404),
    PageCase("booklet", "centre.show_booklet", _FORM, "manager"),
    PageCase("booklet, large", "centre.show_booklet", f"{_FORM}?print=large", "manager"),
    PageCase("right answers", "centre.show_key", f"{_FORM}/key", "manager"),
    PageCase("sheet", "centre.show_sheet", f"{_FORM}/answers", "manager"),
    PageCase(
        "sheet, wrong",
        "centre.type_in",
        f"{_FORM}/answers",
        "manager",
        fill("#sheet p > button", day="2020-01-01", **{"response-5": "z"}),
        422,
    ),
    PageCase("sheet, again", "centre.type_in", f"{_FORM}/answers", "manager", hand_in_twice, 409),
)
