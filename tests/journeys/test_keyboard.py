"""Keyboard alone: a whole drill, a skip link, the language menu."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import right_answer
from tests.journeys.visitor import Visitor

TOPIC = "history-holidays"
MANY = 60


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_whole_drill_by_keyboard(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.open(f"topics/{TOPIC}")
    _tab_to(visitor, f"form[action$='/topics/{TOPIC}/attempts'] button")
    visitor.page.keyboard.press("Enter")
    items = visitor.site.paper(visitor.attempt_id())

    for position in items:
        _tab_to(visitor, f"[name='response-{position}']")
        visitor.page.keyboard.press("Space")
        expect(visitor.told(position)).to_be_visible()
        expect(visitor.told(position)).to_be_focused()
    _tab_to(visitor, "button[name=then][value=hand-in]")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("dialog")).to_be_visible()
    _tab_to(visitor, "dialog button:first-of-type")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/outcome")

    assert len(visitor.site.stored(visitor.attempt_id())) == len(items)


def test_arrow_keys_pass_over_choices_without_being_judged(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test("history-01", "practice")
    item = visitor.site.paper(attempt)[1]
    wanted = [choice.id for choice in item.choices].index(right_answer(item))

    _tab_to(visitor, "[name='response-1']")
    for _ in range(wanted or len(item.choices)):
        visitor.page.keyboard.press("ArrowDown")
    expect(visitor.told(1)).to_have_count(0)
    assert visitor.site.stored(attempt) == {}
    _tab_to(visitor, "#task-1 button.check")
    visitor.page.keyboard.press("Enter")

    expect(visitor.task(1).locator(".feedback--good")).to_be_visible()


def test_a_word_is_typed_and_checked_with_enter(visit: Visit) -> None:
    visitor = visit("uz")
    attempt = visitor.start_test("language-01", "practice")
    position, item = next(pair for pair in visitor.site.paper(attempt).items() if pair[1].accepted)

    visitor.page.locator(f"[name='response-{position}']").focus()
    visitor.page.keyboard.type(item.accepted[0])
    visitor.page.keyboard.press("Enter")

    expect(visitor.task(position).locator(".feedback--good")).to_be_visible()


def test_the_first_tab_skips_to_the_page(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.open("tests")

    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")

    expect(visitor.page.get_by_role("main")).to_be_focused()


def test_the_language_menu_opens_with_enter_and_closes_with_escape(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.open()
    menu = visitor.page.locator("header summary + ul")

    _tab_to(visitor, "header summary")
    visitor.page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Escape")

    expect(menu).to_be_hidden()
    assert _is_at(visitor, "header summary")


def test_escape_leaves_the_question_before_the_hand_in(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test("history-01", "exam")

    visitor.page.locator("button[name=then][value=hand-in]").focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("dialog")).to_be_visible()
    visitor.page.keyboard.press("Escape")

    expect(visitor.page.get_by_role("dialog")).to_be_hidden()
    assert _is_at(visitor, "button[name=then][value=hand-in]")
    assert visitor.site.attempt(attempt)["submitted_at"] is None


def _tab_to(visitor: Visitor, selector: str) -> None:
    for _ in range(MANY):
        visitor.page.keyboard.press("Tab")
        if _is_at(visitor, selector):
            return
    raise AssertionError(f"{selector} is out of reach of the keyboard")


def _is_at(visitor: Visitor, selector: str) -> bool:
    here: bool = visitor.page.evaluate("selector => document.activeElement.matches(selector)", selector)
    return here
