"""Pictures of every page, to look at: `python -m tests.journeys.screenshots [FOLDER]`."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.cli.serving import elearn, serving
from tests.journeys.chromium import launch
from tests.journeys.examples import Examples, make_examples
from tests.journeys.pages import PAGES, PageCase, reach
from tests.journeys.site import Site
from tests.journeys.visitor import COMPUTER, PHONE, arrive

LANGUAGES = ("ru", "uz")
MAIN = {
    "start, first visit",
    "start, later",
    "tests",
    "paper, exam",
    "paper, practice",
    "outcome, failed",
    "progress",
}
Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Shot:
    """One picture to take."""

    case: PageCase
    language: str
    size: ViewportSize
    scheme: Scheme

    @property
    def name(self) -> str:
        """The file's name: pages sort together."""
        page = self.case.name.replace(", ", "-").replace(" ", "-").replace("'", "")
        dark = "-dark" if self.scheme == "dark" else ""
        return f"{page}-{self.language}-{self.size['width']}{dark}.png"


def list_shots() -> Iterator[Shot]:
    """Every page in two languages on two devices; the main ones in the dark as well."""
    for case in PAGES:
        for language in LANGUAGES:
            for size in (PHONE, COMPUTER):
                yield Shot(case, language, size, "light")
        if case.name in MAIN:
            yield Shot(case, LANGUAGES[0], PHONE, "dark")


def take(browser: Browser, site: Site, examples: Examples, shot: Shot, folder: Path) -> None:
    """Take one picture of the whole page."""
    visitor = arrive(
        browser,
        site,
        shot.language,
        viewport=shot.size,
        color_scheme=shot.scheme,
        locale=shot.language,
        storage_state=examples.browsers[shot.case.who],
    )
    reach(visitor, shot.case, examples)
    is_dialog = visitor.page.locator("dialog[open]").count() > 0
    visitor.page.screenshot(path=folder / shot.name, full_page=not is_dialog, animations="disabled")
    visitor.page.context.close()


def main(folder: Path) -> int:
    """Serve the example and take every picture; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    shots = list(list_shots())
    with TemporaryDirectory() as data:
        codes = elearn(Path(data), "demo").stdout.split()
        with serving(Path(data)) as server, sync_playwright() as playwright:
            browser = launch(playwright)
            site = Site(f"http://127.0.0.1:{server.port}", Path(data), codes[0])
            examples = make_examples(browser, site)
            for shot in shots:
                take(browser, site, examples, shot, folder)
            browser.close()
    return len(shots)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    sys.stdout.write(f"{main(target)} pictures in {target}\n")
