"""Every page in every language, light and dark, by axe-core: `python -m tests.journeys.every_page`.

The tests take every page in two languages and a sample in the others; this takes them all, which lasts.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from elearn.domain.languages import LANGUAGES
from tests.cli.serving import elearn, serving
from tests.journeys.chromium import launch
from tests.journeys.examples import Examples, make_examples
from tests.journeys.page_rules import violations
from tests.journeys.pages import PAGES, PageCase, reach
from tests.journeys.site import Site
from tests.journeys.visitor import PHONE, arrive

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def check(browser: Browser, site: Site, examples: Examples, case: PageCase, language: str) -> Iterator[str]:
    """Open a page once, and look at it in both schemes."""
    state = examples.browsers[case.who]
    visitor = arrive(browser, site, language, viewport=PHONE, storage_state=state, reduced_motion="reduce")
    try:
        reach(visitor, case, examples)
        for scheme in SCHEMES:
            visitor.page.emulate_media(color_scheme=scheme)
            yield from (f"{language}, {scheme}, {case.name}: {fault}" for fault in violations(visitor.page))
    finally:
        visitor.page.context.close()


def main(languages: list[str]) -> int:
    """Look at everything; print what breaks a rule, and how much was looked at."""
    seen, faults = 0, 0
    with TemporaryDirectory() as data:
        codes = elearn(Path(data), "demo").stdout.split()
        with serving(Path(data)) as server, sync_playwright() as playwright:
            browser = launch(playwright)
            site = Site(f"http://127.0.0.1:{server.port}", Path(data), codes[0])
            examples = make_examples(browser, site)
            for language in languages:
                for case in PAGES:
                    for fault in check(browser, site, examples, case, language):
                        faults += 1
                        sys.stdout.write(f"{fault}\n")
                    seen += len(SCHEMES)
            browser.close()
    sys.stdout.write(f"{seen} pages looked at, {faults} faults\n")
    return faults


if __name__ == "__main__":
    wanted = sys.argv[1:] or [language.code for language in LANGUAGES]
    sys.exit(main(wanted) > 0)
