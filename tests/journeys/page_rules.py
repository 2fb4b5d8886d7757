"""The rules for every page, asked of the browser: axe-core's, and ours beside this file."""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from elearn.domain.languages import LANGUAGE_BY_CODE

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RULES = Path(__file__).with_suffix(".js").read_text("utf-8")
_OVERFLOW = Path(__file__).with_name("page_overflow.js").read_text("utf-8")
_CLIPPED = Path(__file__).with_name("page_clipped.js").read_text("utf-8")
_OPTIONS = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}


def broken_rules(page: Page, language: str) -> list[str]:
    """List what breaks our rules: language, heading, sizes to press, marked Russian, overflow."""
    wanted = {"lang": LANGUAGE_BY_CODE[language].tag, "dir": LANGUAGE_BY_CODE[language].direction}
    return [*page.evaluate(_RULES, wanted), *overflow(page)]


def overflow(page: Page) -> list[str]:
    """List what makes the page scroll sideways."""
    found: list[str] = page.evaluate(_OVERFLOW)
    return found


def clipped(page: Page) -> list[str]:
    """List the words that are cut off or stick out of their box."""
    found: list[str] = page.evaluate(_CLIPPED)
    return found


def overflow_from_right_to_left(page: Page) -> list[str]:
    """List what would make it scroll sideways in a language written from the right."""
    page.evaluate("document.documentElement.dir = 'rtl'")
    found = overflow(page)
    page.evaluate("document.documentElement.dir = 'ltr'")
    return [f"right to left: {fault}" for fault in found]


def overflow_in_largest_text(page: Page) -> list[str]:
    """List what makes it scroll sideways when the learner takes the largest text."""
    sizes = page.evaluate("document.documentElement.className")
    page.evaluate("document.documentElement.className = 'js text-3'")
    found = overflow(page)
    page.evaluate("name => { document.documentElement.className = name; }", sizes)
    return [f"largest text: {fault}" for fault in found]


def violations(page: Page) -> list[str]:
    """List what axe-core finds against WCAG 2.2 AA."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(options)", _OPTIONS)["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for rule in found
        for node in rule["nodes"]
    ]
