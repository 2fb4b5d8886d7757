"""CPU of one complete attempt: start, 20 saves, hand in, outcome; and what each kind of request costs."""

import time

from bench.browser import Browser
from bench.report import Figure, print_figures
from bench.serving import Served, serving

ATTEMPTS = 60
TEST, PLACES = "history-01", 20
BUDGET_MS = 60.0


def measure() -> list[Figure]:
    """Sit the test many times and read the server's own CPU clock."""
    with serving() as server:
        browser = Browser(server.port, compressed=False)
        _sit(browser)  # warm
        before = server.cpu_seconds()
        for _ in range(ATTEMPTS):
            _sit(browser)
        each = (server.cpu_seconds() - before) / ATTEMPTS * 1000
        kinds = _kinds(server, browser)
    whole = Figure(
        what="CPU of a complete 20-task attempt",
        measured=f"{each:.1f} ms",
        budget=f"<= {BUDGET_MS:.0f} ms",
        is_met=each <= BUDGET_MS,
    )
    return [whole, *kinds]


def _sit(browser: Browser) -> str:
    attempt = browser.post(f"/en/tests/{TEST}/attempts", mode="exam") if browser.token else ""
    attempt_id = attempt.rstrip("/").rpartition("/")[2] or browser.start(TEST)
    browser.get(f"/en/attempts/{attempt_id}")
    for position in range(1, PLACES + 1):
        if browser.save(attempt_id, position, "a") != 204:
            raise RuntimeError(f"task {position} was not saved")
    browser.post(f"/en/attempts/{attempt_id}/submit")
    if browser.get(f"/en/attempts/{attempt_id}/outcome").status != 200:
        raise RuntimeError("no outcome")
    return attempt_id


def _kinds(server: Served, browser: Browser) -> list[Figure]:
    done = _sit(browser)
    opened = browser.start(TEST)
    pages = {
        "a save": lambda: browser.save(opened, 1, "b"),
        "the paper": lambda: browser.get(f"/en/attempts/{opened}"),
        "the outcome": lambda: browser.get(f"/en/attempts/{done}/outcome"),
        "the tests": lambda: browser.get("/en/tests"),
        "progress": lambda: browser.get("/en/progress"),
        "start": lambda: browser.get("/en/"),
    }
    return [Figure(what=f"  CPU of {name}", measured=_cost(server, ask)) for name, ask in pages.items()]


def _cost(server: Served, ask: object) -> str:
    begun, before, count = time.perf_counter(), server.cpu_seconds(), 0
    while time.perf_counter() - begun < 1.5:
        ask()  # type: ignore[operator]
        count += 1
    return f"{(server.cpu_seconds() - before) / count * 1000:.2f} ms"


if __name__ == "__main__":
    print_figures(measure())
