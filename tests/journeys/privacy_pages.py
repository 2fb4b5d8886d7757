"""Whose a test is, what is known about people, how long, and who saw it."""

from tests.journeys.acts import Act, fill
from tests.journeys.page_case import PageCase
from tests.journeys.visitor import Visitor

_ALI = "centre/groups/{group}/people/{ali}"


def _choose(value: str) -> Act:
    """Choose a period that may not be offered."""

    def act(visitor: Visitor) -> None:
        visitor.page.locator("input[name=months]:checked").evaluate(
            f"radio => {{ radio.value = '{value}'; }}"
        )
        visitor.follow("main form button")

    return act


def _rename(name: str) -> Act:
    """Open the form that renames a group, and send it."""

    def act(visitor: Visitor) -> None:
        visitor.page.locator("details summary").last.click()
        fill("form[action$='/name'] button", name=name)(visitor)

    return act


PRIVACY_PAGES = (
    PageCase("group, no name", "centre.rename", "centre/groups/{group}", "manager", _rename(""), 422),
    PageCase("results of a person", "centre.show_results", f"{_ALI}/results", "manager"),
    PageCase("who sat", "centre.ask_who_sat", "centre/attempts/{sat}/move", "manager"),
    PageCase("who sat, chosen", "centre.ask_who_sat", "centre/attempts/{sat}/move?to={ali}", "manager"),
    PageCase("who sits", "centre.ask_who_sat", "centre/attempts/{seat}/move", "manager"),
    PageCase("erasure", "centre.ask_before_erasure", f"{_ALI}/erase", "manager"),
    PageCase("privacy", "centre.show_privacy", "centre/privacy", "manager"),
    PageCase("privacy, no period", "centre.choose_period", "centre/privacy", "manager", _choose("7"), 422),
    PageCase("log", "centre.show_audit", "centre/audit", "manager"),
)

PRIVACY_NOT_PAGES = {
    "centre.move": "leads to the report",
    "centre.send_everything": "a file",
    "centre.erase": "leads to the group",
}
