"""The progress page after 10 and after 1,000 attempts of one learner: it must cost nearly the same."""

import statistics
import time

from flask.testing import FlaskClient

from bench.inside import inside
from bench.report import Figure, print_figures

FEW, MANY, RATIO = 10, 1_000, 1.5
REPEATS = 40


def measure() -> list[Figure]:
    """Compare the CPU of both pages, taking turns."""
    with inside() as application:
        few = application.browser(application.learner(FEW))
        many = application.browser(application.learner(MANY))
        pairs = [(_milliseconds(few), _milliseconds(many)) for _ in range(REPEATS)][REPEATS // 4 :]
    cheap, dear = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    return [
        Figure(
            what=f"progress page at {MANY:,} attempts against {FEW}",
            measured=f"{dear:.1f} ms against {cheap:.1f} ms, ratio {dear / cheap:.2f}",
            budget=f"<= {RATIO} x",
            is_met=dear / cheap <= RATIO,
        )
    ]


def _milliseconds(browser: FlaskClient) -> float:
    before = time.process_time()
    if browser.get("/en/progress").status_code != 200:
        raise RuntimeError("no progress page")
    return (time.process_time() - before) * 1000


if __name__ == "__main__":
    print_figures(measure())
