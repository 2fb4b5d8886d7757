"""Every page keeps the rules: in one language on a phone and light, in another on a computer and dark.

`python -m tests.journeys.every_page` looks at all pages in all languages, light and dark, in half an hour.
"""

import pytest
from flask import Flask
from playwright.sync_api import ViewportSize

from elearn.domain.languages import LANGUAGES
from tests.journeys.conftest import Regular
from tests.journeys.examples import Examples
from tests.journeys.page_rules import (
    broken_rules,
    overflow_from_right_to_left,
    overflow_in_largest_text,
    violations,
)
from tests.journeys.pages import NOT_PAGES, PAGES, PageCase, reach
from tests.journeys.visitor import COMPUTER, PHONE, Visitor
from tests.web.conftest import make_settings, wired_app

__all__ = ["make_settings", "wired_app"]

FULL = ("ru", "uz")  # every page in these; the pages below in all others
SAMPLE = {
    "start, later",
    "cover, known",
    "paper, exam",
    "paper, practice",
    "outcome, failed",
    "review",
    "guide",
}
SAMPLE |= {"progress", "topic", "data", "syllabus", "sign in, refused", "stale form", "rehearsal, typing"}
OTHERS = [language.code for language in LANGUAGES if language.code not in FULL]


def names(case: PageCase) -> str:
    return case.name


def test_no_page_is_missing_from_the_table(wired_app: Flask) -> None:
    shown = {case.endpoint for case in PAGES if case.endpoint}
    known = {rule.endpoint for rule in wired_app.url_map.iter_rules()}

    assert known - shown - set(NOT_PAGES) == set()
    assert (shown | set(NOT_PAGES)) - known == set()


def test_the_names_of_pages_are_unique() -> None:
    assert len({case.name for case in PAGES}) == len(PAGES)
    assert {case.name for case in PAGES} >= SAMPLE


@pytest.mark.parametrize("language", FULL)
@pytest.mark.parametrize("case", PAGES, ids=names)
def test_a_page_keeps_the_rules(regular: Regular, examples: Examples, case: PageCase, language: str) -> None:
    """axe-core looks at it on a phone and light in one language, on a computer and dark in the other."""
    sizes, scheme = ((PHONE, COMPUTER), "light") if language == FULL[0] else ((COMPUTER, PHONE), "dark")
    visitor = regular(case, language, viewport=sizes[0], color_scheme=scheme)

    _expect_rules(visitor, examples, case, *sizes)

    visitor.page.set_viewport_size(sizes[0])
    found = violations(visitor.page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("case", [case for case in PAGES if case.name in SAMPLE], ids=names)
def test_a_page_keeps_the_rules_in_the_other_languages(
    regular: Regular, examples: Examples, case: PageCase, language: str
) -> None:
    _expect_rules(regular(case, language), examples, case, PHONE, COMPUTER)


def _expect_rules(visitor: Visitor, examples: Examples, case: PageCase, *sizes: ViewportSize) -> None:
    """Load the page on one device, turn it into the other; our rules at both."""
    reach(visitor, case, examples)
    found: list[str] = []
    for size in sizes:
        visitor.page.set_viewport_size(size)
        found += [f"{size['width']} px: {fault}" for fault in _find_faults(visitor, size)]
    assert not found, "\n".join(found)


def _find_faults(visitor: Visitor, size: ViewportSize) -> list[str]:
    page = visitor.page
    found = broken_rules(page, visitor.language)
    if visitor.language == FULL[0]:  # in other directions and lengths test_pseudo.py opens every page
        found += overflow_from_right_to_left(page)
        found += overflow_in_largest_text(page) if size == PHONE else []
    return found
