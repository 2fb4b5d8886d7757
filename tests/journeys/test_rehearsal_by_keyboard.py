"""The rehearsal of the computer by keyboard alone."""

import pytest
from playwright.sync_api import expect

from elearn.web.learner.pages.rehearsal import CARD
from tests.journeys.conftest import Visit
from tests.journeys.test_rehearsal import expect_done, go_to
from tests.journeys.visitor import COMPUTER, Visitor

MANY = 60


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_the_keyboard_alone_is_enough(visit: Visit, language: str) -> None:
    visitor = visit(language, viewport=COMPUTER)
    go_to(visitor, "mouse")

    for act in (_press, _scroll, _press_letters, _type_words, _listen, _fill_in, _move):
        act(visitor)
        expect_done(visitor)
        _tab_to(visitor, "#next")
        with visitor.page.expect_navigation():
            visitor.page.keyboard.press("Enter")
    _choose(visitor, "#hand-in", "Enter")
    _choose(visitor, "#sure-yes", "Enter")

    expect(visitor.page.locator("h1.verdict--good")).to_be_visible()


def _press(visitor: Visitor) -> None:
    for name in ("large", "middle", "small"):
        _choose(visitor, f"[data-reaches={name}]", "Space")
    _choose(visitor, "[name=days]", "ArrowDown")
    _choose(visitor, "[data-reaches=box]", "Space")


def _scroll(visitor: Visitor) -> None:
    _choose(visitor, "#long-box", "End")
    expect(visitor.page.locator("[data-goal=down].goal--done")).to_be_visible()
    _choose(visitor, "[data-reaches=found]", "Space")


def _press_letters(visitor: Visitor) -> None:
    for code in ("KeyF", "KeyJ", "KeyK", "Semicolon", "KeyO", "KeyS"):  # by place, whatever they write
        visitor.page.keyboard.press(code)


def _type_words(visitor: Visitor) -> None:
    _tab_to(visitor, "#word")
    for word in ("работа", "Москва", "добрый день"):  # the next field comes by itself
        visitor.page.keyboard.type(word)
    for _ in range(4):
        visitor.page.keyboard.press("Backspace")
    visitor.page.keyboard.type("нига")


def _listen(visitor: Visitor) -> None:
    _choose(visitor, "#play", "Enter")
    expect(visitor.page.locator("[data-goal=play].goal--done")).to_be_visible()
    _choose(visitor, "#volume", "ArrowRight")
    _choose(visitor, "[name=heard]", "ArrowDown")


def _fill_in(visitor: Visitor) -> None:
    _tab_to(visitor, f"#{CARD[0].id}")
    for typed in CARD:
        visitor.page.keyboard.type(typed.text)
        visitor.page.keyboard.press("Tab")


def _move(visitor: Visitor) -> None:
    _choose(visitor, "[name=task-1]", "Space")
    _choose(visitor, "[data-moves=next]", "Enter")
    expect(visitor.task(2)).to_be_focused()
    _choose(visitor, "[name=flag-2]", "Space")
    for cell in ("3", "1"):
        _tab_to(visitor, f"[data-cell='{cell}']", key="Shift+Tab")
        visitor.page.keyboard.press("Enter")
    _choose(visitor, "[name=task-1]:checked", "ArrowDown")


def _choose(visitor: Visitor, selector: str, key: str) -> None:
    _tab_to(visitor, selector)
    visitor.page.keyboard.press(key)


def _tab_to(visitor: Visitor, selector: str, *, key: str = "Tab") -> None:
    for _ in range(MANY):
        visitor.page.keyboard.press(key)
        if visitor.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is out of reach of the keyboard")
