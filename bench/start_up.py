"""Start to first answered request, with nothing new to load; and memory, idle and after 50 learners."""

import tempfile
import time
from pathlib import Path

from bench.attempt_cpu import PLACES, TEST
from bench.browser import Browser
from bench.report import Figure, print_figures
from bench.serving import serving

START_SECONDS, MEGABYTES = 2.0, 150.0


def measure() -> list[Figure]:
    """Start twice on one data folder: the second start is the usual one."""
    with tempfile.TemporaryDirectory() as folder:
        with serving(data=Path(folder)):
            pass
        begun = time.perf_counter()
        with serving(data=Path(folder)) as server:
            Browser(server.port).get("/en/")
            seconds = time.perf_counter() - begun
            idle = server.resident_megabytes()
            for _ in range(50):
                _visit(server.port)
            busy = server.resident_megabytes()
    return [
        Figure(
            what="start to first answered request",
            measured=f"{seconds:.2f} s",
            budget=f"< {START_SECONDS:.0f} s",
            is_met=seconds < START_SECONDS,
        ),
        Figure(
            what="resident memory, idle / after 50 learners",
            measured=f"{idle:.0f} / {busy:.0f} MB",
            budget=f"< {MEGABYTES:.0f} MB",
            is_met=busy < MEGABYTES,
        ),
    ]


def _visit(port: int) -> None:
    browser = Browser(port)
    attempt = browser.start(TEST)
    browser.get(f"/en/attempts/{attempt}")
    for position in range(1, PLACES + 1):
        browser.save(attempt, position, "a")
    browser.post(f"/en/attempts/{attempt}/submit")


if __name__ == "__main__":
    print_figures(measure())
