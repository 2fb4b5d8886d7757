"""Answer saves: rate and latency at 1, 10 and 50 learners, beside the bare limit in the same run."""

from collections.abc import Sequence
from itertools import chain
from statistics import median

from bench.browser import Browser
from bench.load import Load, drive
from bench.report import Figure, print_figures
from bench.serving import BARE, serving

SECONDS = 1.0
ROUNDS = 9  # the two servers take turns, since the machine is noisy; the ratio is the median
TEST, PLACES = "history-01", 16
RATIO, P99_MS = 0.7, 100.0


def measure() -> list[Figure]:
    """Measure the real server and the bare one, in turn, for each number of learners."""
    figures = []
    with serving() as real, serving(BARE) as bare:
        for learners in (1, 10, 50):
            ours = [_requests(real.port) for _ in range(learners)]
            limits = [_bare_requests(number) for number in range(learners)]
            rounds = [
                (drive(real.port, ours, SECONDS), drive(bare.port, limits, SECONDS)) for _ in range(ROUNDS)
            ]
            figures += _figures(learners, rounds)
    return figures


def _figures(learners: int, rounds: list[tuple[Load, Load]]) -> list[Figure]:
    ratio = median(ours.rate / limit.rate for ours, limit in rounds)
    ours, limit = (_together(loads) for loads in zip(*rounds, strict=True))
    rate = f"{ours.rate:.0f}/s, bare {limit.rate:.0f}/s, ratio {ratio:.2f}"
    times = " / ".join(
        f"{load.percentile(share):.1f}" for load in (ours, limit) for share in (0.5, 0.95, 0.99)
    )
    is_busy = learners == 50
    return [
        Figure(
            what=f"answer saves, {learners} learners",
            measured=rate,
            budget=f"ratio >= {RATIO}" if is_busy else "",
            is_met=ratio >= RATIO if is_busy else None,
        ),
        Figure(
            what="  p50 / p95 / p99 ms, then bare",
            measured=times,
            budget=f"p99 <= {P99_MS:.0f} ms" if is_busy else "",
            is_met=ours.percentile(0.99) <= P99_MS if is_busy else None,
        ),
    ]


def _together(loads: Sequence[Load]) -> Load:
    return Load(
        rate=median(load.rate for load in loads),
        latencies_ms=sorted(chain.from_iterable(load.latencies_ms for load in loads)),
    )


def _requests(port: int) -> list[bytes]:
    browser = Browser(port)
    attempt = browser.start(TEST)
    browser.get(f"/en/attempts/{attempt}")
    return save_requests(browser, attempt)


def save_requests(browser: Browser, attempt: str) -> list[bytes]:
    """Write out the saves of an open paper, each another answer than the one before it at its place."""
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    return [
        _put(
            f"/api/attempts/{attempt}/responses/{place % PLACES + 1}",
            f'{{"response": "{"abc"[place % 3]}"}}',
            f"Content-Type: application/json\r\nX-CSRFToken: {browser.token}\r\nCookie: {cookies}\r\n",
        )
        for place in range(PLACES * 3)
    ]


def _bare_requests(learner: int) -> list[bytes]:
    # Like ours, every save changes its row: SQLite commits an update to the same value without writing it.
    return [_put(f"/{learner}/{place % PLACES + 1}", "abc"[place % 3], "") for place in range(PLACES * 3)]


def _put(path: str, body: str, headers: str) -> bytes:
    head = f"PUT {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    return (head + body).encode()


if __name__ == "__main__":
    print_figures(measure())
