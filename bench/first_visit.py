"""All that a first visit transfers, cold: the page, and what its service worker loads afterwards."""

import time
from collections import Counter

from playwright.sync_api import Page, sync_playwright

from bench.report import Figure, print_figures
from bench.serving import serving
from bench.slow_line import SlowLine, slow_line
from tests.journeys.chromium import launch
from tests.journeys.visitor import PHONE

BUDGET_KB = 40.0
_QUIET_SECONDS, _LONGEST_SECONDS = 3.0, 60.0
_READY = "'serviceWorker' in navigator && navigator.serviceWorker.ready.then(() => true)"


def measure() -> list[Figure]:
    """Open the front door in Russian with an empty cache, and wait until nothing more comes."""
    with serving() as server, slow_line(server.port) as line, sync_playwright() as playwright:
        browser = launch(playwright)
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{line.port}", viewport=PHONE, locale="ru-RU"
        )
        page = context.new_page()
        page.goto("/")
        before = Counter(line.received)
        _wait_until_quiet(page, line)
        after = line.received - before
        browser.close()
    return _figures(before, after)


def _wait_until_quiet(page: Page, line: SlowLine) -> None:
    if not page.evaluate(_READY):
        raise RuntimeError("no service worker came")
    ends, seen, since = time.monotonic() + _LONGEST_SECONDS, line.total_bytes(), time.monotonic()
    while time.monotonic() - since < _QUIET_SECONDS:
        page.wait_for_timeout(200)
        if line.total_bytes() != seen:
            seen, since = line.total_bytes(), time.monotonic()
        if time.monotonic() > ends:
            raise RuntimeError("the worker never rests")


def _figures(before: Counter[str], after: Counter[str]) -> list[Figure]:
    total = (before.total() + after.total()) / 1024
    pages = Counter({name: size for name, size in after.items() if name.startswith("/ru/")})
    parts = {
        "the page and its frame": before,
        "the worker, its scripts and icons": after - pages,
        "the main pages that it keeps": pages,
    }
    whole = Figure(
        what="first visit, everything, cold",
        measured=f"{total:.1f} KB in {len(before) + len(after)} requests",
        budget=f"<= {BUDGET_KB:.0f} KB",
        is_met=total <= BUDGET_KB,
    )
    return [whole, *(_part(what, sizes) for what, sizes in parts.items()), *_list_pages(pages)]


def _part(what: str, sizes: Counter[str]) -> Figure:
    return Figure(what=f"  {what}", measured=f"{sizes.total() / 1024:.1f} KB in {len(sizes)} requests")


def _list_pages(pages: Counter[str]) -> list[Figure]:
    return [
        Figure(what=f"    {name}", measured=f"{size / 1024:.1f} KB") for name, size in pages.most_common()
    ]


if __name__ == "__main__":
    print_figures(measure())
