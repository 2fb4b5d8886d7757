"""On paper: black on white even where the screen is dark, nothing to press, nothing cut off at the side."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.journeys.conftest import Visit
from tests.journeys.examples import Examples
from tests.journeys.page_rules import overflow
from tests.journeys.pages import PAGES, PageCase, reach

SHEET = ViewportSize(width=680, height=960)  # A4 less its margins, in CSS pixels
PRINTED = {"cover, known", "paper, exam", "paper, practice", "outcome, failed", "review", "topic"}
PRINTED |= {"glossary", "code", "guide", "progress", "cards", "booklet", "right answers"}
PRINTED |= {"report, exam", "handout", "progress sheet", "certificate"}

# Printers leave grounds out, so every word must be dark enough for white paper.
PALE = """() => {
  const part = (value) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const contrast = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number).map(part);
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  };
  const isWord = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
  const hasWords = (box) => Array.from(box.childNodes).some(isWord);
  return Array.from(document.body.querySelectorAll("*"))
    .filter((box) => hasWords(box) && box.checkVisibility())
    .filter((box) => !box.closest(".visually-hidden, .skip, script, template"))
    .filter((box) => contrast(getComputedStyle(box).color) < 4.5)
    .map((box) => box.outerHTML.slice(0, 120));
}"""
TO_PRESS = """() =>
  Array.from(document.querySelectorAll("button, audio, .button, .tabs, .languages, .foot"))
  .filter((box) => box.checkVisibility()).map((box) => box.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("language", ["ru", "uz"])
@pytest.mark.parametrize("case", [case for case in PAGES if case.name in PRINTED], ids=lambda case: case.name)
def test_a_page_prints_cleanly(visit: Visit, examples: Examples, case: PageCase, language: str) -> None:
    visitor = visit(language, storage_state=examples.browsers[case.who], color_scheme="dark")
    reach(visitor, case, examples)
    visitor.press("button[name=theme][value=dark]")

    _print(visitor.page)

    page = visitor.page
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(PALE) == []
    assert page.evaluate(TO_PRESS) == []
    assert overflow(page) == []


def test_the_code_card_fits_on_one_sheet(visit: Visit, examples: Examples) -> None:
    visitor = visit("ru", storage_state=examples.browsers["learner"])
    visitor.open("code")

    pages = visitor.page.pdf(format="A4", prefer_css_page_size=True)

    assert re.findall(rb"/Count (\d+)", pages) == [b"1"]


def _print(page: Page) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
