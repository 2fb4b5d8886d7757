"""The server is killed with SIGKILL fifty times under load: every acknowledged answer is there afterwards."""

import http.client
import random
import re
import threading
import time
from pathlib import Path

import pytest

from bench.browser import Browser
from tests.cli.serving import serving

KILLS = 50
LEARNERS = 4
PLACES = 16


@pytest.mark.xdist_group("power-cut")
def test_no_acknowledged_answer_is_lost_in_fifty_kills(tmp_path: Path) -> None:
    chance = random.Random(2026)
    acknowledged: list[dict[int, str]] = [{} for _ in range(LEARNERS)]
    browsers: list[Browser] = []
    attempts: list[str] = []
    with serving(tmp_path) as server:
        for _ in range(LEARNERS):
            browsers.append(Browser(server.port))
            attempts.append(browsers[-1].start("history-01"))
    for kill in range(KILLS):
        with serving(tmp_path) as server:
            browsers = [Browser(server.port, cookies=old.cookies, token=old.token) for old in browsers]
            savers = [
                threading.Thread(target=_save_until_it_dies, args=(browser, attempt, kill * 7 + n, answers))
                for n, (browser, attempt, answers) in enumerate(
                    zip(browsers, attempts, acknowledged, strict=True)
                )
            ]
            for saver in savers:
                saver.start()
            time.sleep(chance.uniform(0.02, 0.15))
            server.process.kill()
            for saver in savers:
                saver.join()
    with serving(tmp_path) as server:
        for browser, attempt, answers in zip(browsers, attempts, acknowledged, strict=True):
            # At most one answer per learner was on its way in the last kill.
            assert len(answers) >= PLACES - 1, "the load was too light to prove anything"
            page = Browser(server.port, cookies=browser.cookies).get(f"/en/attempts/{attempt}").body.decode()
            stored = {int(place): value for place, value in _CHECKED.findall(page)}
            assert {place: stored[place] for place in answers} == answers


# An answer that was sent but not acknowledged may or may not be stored: it is left out of `acknowledged`.
_CHECKED = re.compile(r'<input[^>]*name="response-(\d+)"[^>]*value="([abc])"[^>]*checked')


def _save_until_it_dies(browser: Browser, attempt: str, seed: int, answers: dict[int, str]) -> None:
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
