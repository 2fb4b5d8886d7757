"""Every page keeps the rules: in one language on a phone and light, in another on a computer and dark.

`python -m tests.journeys.every_page` looks at all pages in all languages, light and dark, in half an hour.
"""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, ViewportSize

from elearn.domain.languages import LANGUAGES
from tests.journeys.conftest import Visit
from tests.journeys.examples import Examples
from tests.journeys.page_rules import (
    broken_rules,
    overflow_from_right_to_left,
    overflow_in_largest_text,
    violations,
)
from tests.journeys.pages import NOT_PAGES, PAGES, PageCase, reach
from tests.journeys.site import Site
from tests.journeys.visitor import COMPUTER, PHONE, Visitor, arrive
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
Regular = Callable[..., Visitor]
OTHERS = [language.code for language in LANGUAGES if language.code not in FULL]


@pytest.fixture(scope="module")
def browsers_in_use(browser: Browser, site: Site) -> Iterator[dict[str, Visitor]]:
    """Browsers that are used again: what a page loads once, the next has in its cache."""
    kept: dict[str, Visitor] = {}
    yield kept
    for visitor in kept.values():
        visitor.page.context.close()


@pytest.fixture
def regular(
    browser: Browser, site: Site, examples: Examples, browsers_in_use: dict[str, Visitor], visit: Visit
) -> Iterator[Regular]:
    """Give a browser for a page: one in use where the page is only looked at, else a new one."""
    given: list[Visitor] = []

    def give(case: PageCase, language: str, **options: Any) -> Visitor:
        options["storage_state"] = examples.browsers[case.who]
        if case.act or case.status != HTTPStatus.OK:
            return visit(language, **options)
        name = f"{language} {case.who} {options.get('color_scheme')}"
        if name not in browsers_in_use:
            browsers_in_use[name] = arrive(browser, site, language, **options)
        given.append(browsers_in_use[name])
        return given[-1]

    yield give
    faults = [fault for visitor in given for fault in visitor.watch.unforgiven()]
    for visitor in given:
        visitor.watch.faults.clear()
    assert faults == []


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
