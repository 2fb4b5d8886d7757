"""Pictures of every page, and the six of the README: `python -m tests.journeys.screenshots [FOLDER]`."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.cli.serving import elearn, serving
from tests.journeys.acts import open_menus
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
#: What the README shows: page, language, scheme. Only what a phone shows at once.
README: tuple[tuple[str, str, Scheme], ...] = (
    ("start, later", "ru", "light"),
    ("paper, practice", "uz", "light"),
    ("outcome, failed", "tg", "light"),
    ("plan", "ru", "light"),
    ("tests on this phone", "ky", "dark"),
    ("rehearsal, keys", "en", "light"),
)
README_FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


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


def take(
    browser: Browser, site: Site, examples: Examples, shot: Shot, folder: Path, name: str | None = None
) -> None:
    """Take one picture of the whole page; one with a name of its own shows what is seen at once."""
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
    is_whole = not is_dialog and name is None
    if name and "paper" not in shot.case.name:
        visitor.page.evaluate("scrollTo(0, 0)")
    path = folder / (name or shot.name)
    visitor.page.screenshot(path=path, full_page=is_whole, animations="disabled")
    visitor.page.context.close()


def take_for_readme(browser: Browser, site: Site, examples: Examples) -> None:
    """Take the README's pictures, as tall as a phone's screen."""
    README_FOLDER.mkdir(exist_ok=True)
    cases = {case.name: case for case in PAGES}
    for number, (name, language, scheme) in enumerate(README, 1):
        act = None if cases[name].act is open_menus else cases[name].act
        shot = Shot(replace(cases[name], act=act), language, PHONE, scheme)
        take(browser, site, examples, shot, README_FOLDER, f"{number}.png")


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
            take_for_readme(browser, site, examples)
            for shot in shots:
                take(browser, site, examples, shot, folder)
            browser.close()
    return len(shots)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    sys.stdout.write(f"{main(target)} pictures in {target}\n")
