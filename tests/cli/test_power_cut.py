"""The server is killed again and again under load: every acknowledged answer is there afterwards.

Fifteen times in the suite; `ELEARN_KILLS=50` kills it fifty times.
"""

import http.client
import os
import random
import re
import threading
import time
from pathlib import Path

import pytest

from bench.browser import Browser
from tests.cli.serving import serving

KILLS = int(os.environ.get("ELEARN_KILLS", "15"))
LEARNERS = 4
PLACES = 16


@pytest.mark.xdist_group("power-cut")
def test_no_acknowledged_answer_is_lost_however_often_it_is_killed(tmp_path: Path) -> None:
    chance = random.Random(2026)
    acknowledged: list[dict[int, str]] = [{} for _ in range(LEARNERS)]
    with serving(tmp_path) as server:
        browsers = [server.browser() for _ in range(LEARNERS)]
        attempts = [browser.start("history-01") for browser in browsers]
    for kill in range(KILLS):
        browsers = _save_under_load(tmp_path, kill, chance, browsers, attempts, acknowledged)
    with serving(tmp_path) as server:
        for browser, attempt, answers in zip(browsers, attempts, acknowledged, strict=True):
            # Answers that were on their way in a kill are unknown until the place is answered again.
            assert len(answers) >= PLACES // 2, "the load was too light to prove anything"
            page = server.browser(browser).get(f"/en/attempts/{attempt}").body.decode()
            stored = {int(place): value for place, value in _CHECKED.findall(page)}
            assert {place: stored[place] for place in answers} == answers


def _save_under_load(
    data: Path,
    kill: int,
    chance: random.Random,
    browsers: list[Browser],
    attempts: list[str],
    acknowledged: list[dict[int, str]],
) -> list[Browser]:
    """Serve, let everybody save, and kill the server in the middle of it."""
    now: list[int] = []
    with serving(data) as server:
        again = [server.browser(browser) for browser in browsers]
        savers = [
            threading.Thread(
                target=_save_until_it_dies,
                args=(again[n], attempts[n], kill * 7 + n, acknowledged[n], now),
            )
            for n in range(LEARNERS)
        ]
        for saver in savers:
            saver.start()
        _wait_for(now, chance.randrange(20, 80))
        server.process.kill()
        for saver in savers:
            saver.join()
    return again


# An answer that was sent but not acknowledged may or may not be stored: it is left out of `acknowledged`.
_CHECKED = re.compile(r'<input[^>]*name="response-(\d+)"[^>]*value="([abc])"[^>]*checked')


def _wait_for(acknowledged: list[int], count: int) -> None:
    end = time.monotonic() + 60
    while len(acknowledged) < count and time.monotonic() < end:
        time.sleep(0.001)


def _save_until_it_dies(
    browser: Browser, attempt: str, seed: int, answers: dict[int, str], acknowledged: list[int]
) -> None:
    chance = random.Random(seed)
    while True:
        place, value = chance.randrange(1, PLACES + 1), chance.choice("abc")
        known = answers.pop(place, None)
        try:
            status = browser.save(attempt, place, value)
        except (OSError, http.client.HTTPException):
            return
        if status != 204:
            if known is not None:
                answers[place] = known
            raise AssertionError(f"refused with {status}")
        answers[place] = value
        acknowledged.append(place)
