"""Fifty members of staff sign in at once."""

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from bench.browser import Browser
from bench.report import Figure, print_figures
from bench.serving import serving

PEOPLE, SECONDS = 50, 1.0
PASSWORD = "a long password"  # noqa: S105 - of accounts that live for a minute
_ADD = """
import sys
from datetime import UTC, datetime
from elearn.domain.permissions import Role
from elearn.settings import read_settings
from elearn.storage.engine import make_engine, transaction
from elearn.usecases.add_account import add_account
from elearn.web.clock import new_id
with transaction(make_engine(read_settings().database_url)) as session:
    for number in range(int(sys.argv[1])):
        add_account(session, account_id=new_id(), user_name=f"trainer{number}", password=sys.argv[2],
                    role=Role.CENTRE_STAFF, now=datetime.now(UTC))
"""
_HASH = """
import os, sys, time
from concurrent.futures import ThreadPoolExecutor
from elearn.usecases.passwords import hash_password
hash_password(sys.argv[2])
with ThreadPoolExecutor(int(sys.argv[1])) as people:
    begun = time.perf_counter()
    list(people.map(hash_password, [sys.argv[2]] * int(sys.argv[1])))
    print(time.perf_counter() - begun)
"""
ROUNDS = 3  # in turn with the bare hashes: machines are noisy


def measure() -> list[Figure]:
    """Let all of them press the button in the same moment; the figures are those of the median round."""
    with tempfile.TemporaryDirectory() as folder, serving(data=Path(folder)) as server:
        subprocess.run(
            [sys.executable, "-c", _ADD, str(PEOPLE), PASSWORD],
            env={"ELEARN_DATA": folder, "PATH": ""},
            check=True,
        )
        rounds = [(_sign_in(server.port), _hash()) for _ in range(ROUNDS)]
    slowest, bare = (median(times) for times in zip(*rounds, strict=True))
    return [
        Figure(
            what=f"{PEOPLE} sign-ins at once, the slowest",
            measured=f"{slowest:.2f} s",
            budget=f"< {SECONDS:.0f} s",
            is_met=slowest < SECONDS,
        ),
        Figure(what="  the same passwords hashed, and nothing else", measured=f"{bare:.2f} s"),
    ]


def _hash() -> float:
    """Return how long the hashes alone take on all cores: no sign-in can be faster."""
    command = [sys.executable, "-c", _HASH, str(PEOPLE), PASSWORD]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _sign_in(port: int) -> float:
    browsers = [Browser(port) for _ in range(PEOPLE)]
    for browser in browsers:
        browser.get("/en/account/sign-in")
    return _press(browsers)


def _press(browsers: list[Browser]) -> float:
    start = threading.Barrier(len(browsers))
    took: list[float] = []

    def sign_in(browser: Browser, number: int) -> None:
        start.wait()
        begun = time.perf_counter()
        browser.post("/en/account/sign-in", user_name=f"trainer{number}", password=PASSWORD)
        took.append(time.perf_counter() - begun)

    threads = [
        threading.Thread(target=sign_in, args=pair) for pair in zip(browsers, range(PEOPLE), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(took) != len(browsers):
        raise RuntimeError("somebody was refused")
    return max(took)


if __name__ == "__main__":
    print_figures(measure())
