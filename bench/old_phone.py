"""An old phone on slow 3G: from opening a paper until a first answer is chosen, and kept."""

from statistics import median

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, sync_playwright

from bench.browser import Browser
from bench.report import Figure, print_figures
from bench.serving import serving
from bench.slow_line import SlowLine, slow_line
from tests.journeys.chromium import launch
from tests.journeys.visitor import PHONE

BUDGET_SECONDS = 3.0
CPU_SLOWDOWN, ROUND_TRIP_MS, KILOBITS = 4, 400.0, 400.0
TEST, ROUNDS = "history-01", 3
FIRST, COVER = "by the first button of the start page", "from its cover"
ADDRESS = "by its address, nothing cached"
# Chooses the first answer in the first frame that shows it, and notes when the script has put one away.
_WATCH = """
window.measured = new Promise((done) => {
  const keep = Storage.prototype.setItem;
  let chosenAt = 0;
  Storage.prototype.setItem = function (key, value) {
    if (chosenAt && key.indexOf("elearn:answers:") === 0) done([chosenAt, performance.now()]);
    return keep.call(this, key, value);
  };
  (function look() {
    const box = document.querySelector("[name=response-1]");
    if (!box) return requestAnimationFrame(look);
    chosenAt = performance.now();
    box.click();
  })();
});
"""


def measure() -> list[Figure]:
    """Open papers as people do, from the test's cover; and with nothing in the cache."""
    with (
        serving() as server,
        slow_line(server.port, round_trip_ms=ROUND_TRIP_MS, kilobits_per_second=KILOBITS) as line,
        sync_playwright() as playwright,
    ):
        Browser(server.port).start(TEST)  # the server has served before
        chromium = launch(playwright)
        figures = [
            _figure(f"{way}, {mode}", [come(chromium, line, mode) for _ in range(ROUNDS)])
            for way, come, mode in (
                (FIRST, _press_first, "practice"),
                (COVER, _press, "practice"),
                (COVER, _press, "exam"),
                (ADDRESS, _open, "practice"),
                (ADDRESS, _open, "exam"),
            )
        ]
        chromium.close()
    return figures


def _press_first(chromium: Chromium, line: SlowLine, mode: str) -> tuple[float, float]:
    """Come for the first time, and press what the start page offers; that is always practice."""
    del mode
    page = _page(chromium, line)
    page.goto("/ru/", wait_until="networkidle")
    return _press_button(page, "main form[action$='/attempts'] button")


def _press(chromium: Chromium, line: SlowLine, mode: str) -> tuple[float, float]:
    """Come by the start page and the cover, and press the button."""
    page = _page(chromium, line)
    page.goto("/ru/")
    page.goto(f"/ru/tests/{TEST}", wait_until="networkidle")
    return _press_button(page, f"main button[name=mode][value={mode}]")


def _press_button(page: Page, button: str) -> tuple[float, float]:
    _slow_down(page)
    page.locator(button).first.click(no_wait_after=True)
    page.wait_for_url("**/attempts/**", wait_until="commit")
    return _measured(page)


def _open(chromium: Chromium, line: SlowLine, mode: str) -> tuple[float, float]:
    """Open a paper that was begun elsewhere, with nothing but the learner's cookie."""
    browser = Browser(line.server_port)
    attempt = browser.start(TEST, mode)
    page = _page(chromium, line)
    address = f"http://127.0.0.1:{line.port}"
    page.context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in browser.cookies.items()]
    )
    _slow_down(page)
    page.goto(f"/ru/attempts/{attempt}", wait_until="commit")
    return _measured(page)


def _page(chromium: Chromium, line: SlowLine) -> Page:
    context = chromium.new_context(base_url=f"http://127.0.0.1:{line.port}", viewport=PHONE)
    context.set_default_timeout(120_000)
    return context.new_page()


def _slow_down(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.add_init_script(_WATCH)


def _measured(page: Page) -> tuple[float, float]:
    chosen, kept = page.evaluate("window.measured")
    page.context.close()
    return chosen / 1000, kept / 1000


def _figure(what: str, times: list[tuple[float, float]]) -> Figure:
    chosen, kept = (median(column) for column in zip(*times, strict=True))
    is_usual = not what.startswith(ADDRESS)
    return Figure(
        what=f"old phone, slow 3G: a paper {what}: answer chosen / kept",
        measured=f"{chosen:.1f} / {kept:.1f} s",
        budget=f"<= {BUDGET_SECONDS:.0f} s" if is_usual else "",
        is_met=kept <= BUDGET_SECONDS if is_usual else None,
    )


if __name__ == "__main__":
    print_figures(measure())
