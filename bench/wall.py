"""Answer saves of fifty people in a room, with three walls and every computer asking, and without them."""

import re
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.browser import Browser
from bench.load import drive
from bench.report import Figure, print_figures
from bench.saves import PLACES, save_requests
from bench.serving import SERVE, serving

PEOPLE, STAFF, ROUNDS, SECONDS = 50, 3, 9, 2.0
WALL_EVERY, ROOM_EVERY = 3.0, 5.0  # seconds, as the scripts of the pages do
SHARE = 0.9
PASSWORD = "a long password"  # noqa: S105 - of accounts that live for a minute


def measure() -> list[Figure]:
    """Measure with and without the room's pages in turn: machines are noisy. The ratio is the median."""
    with tempfile.TemporaryDirectory() as folder, serving(data=Path(folder)) as server:
        trainers = [_trainer(folder, server.port, number) for number in range(STAFF)]
        wall, code = _open_room(trainers[0])
        people = [_sit_down(server.port, code) for _ in range(PEOPLE)]
        saves = [save_requests(browser, attempt) for browser, attempt in people]
        ratios = []
        for _ in range(ROUNDS):
            alone = drive(server.port, saves, SECONDS)
            with _watching(trainers, wall, [browser for browser, _ in people]):
                ratios.append(drive(server.port, saves, SECONDS).rate / alone.rate)
    ratio = median(ratios)
    return [
        Figure(
            what=f"answer saves, {PEOPLE} people in a room, {STAFF} walls",
            measured=f"{ratio:.2f} of those without walls",
            budget=f">= {SHARE}",
            is_met=ratio >= SHARE,
        )
    ]


def _trainer(folder: str, port: int, number: int) -> Browser:
    """Make a centre once, and a trainer of it by an invitation."""
    if number == 0:
        _run(folder, "add", "House")
    path = _run(folder, "invite", "House", "--role", "trainer").strip()
    browser = Browser(port)
    browser.get(path)
    browser.post(path, user_name=f"trainer{number}", password=PASSWORD)
    browser.get("/en/centre/")
    return browser


def _run(folder: str, *words: str) -> str:
    command = [*SERVE[:3], "centres", *words]
    environment = {"ELEARN_DATA": folder, "PATH": ""}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def _open_room(trainer: Browser) -> tuple[str, str]:
    trainer.get("/en/centre/rooms/new")
    fields = {"subject": "test:history-01", "mode": "exam", "start": "when_ready"}
    wall = trainer.post("/en/centre/rooms", **fields)
    found = re.search(r"(\d{3}) (\d{3})</b>", trainer.get(wall).body.decode())
    if found is None:
        raise RuntimeError("the wall tells no code")
    return wall, "".join(found.groups())


def _sit_down(port: int, code: str) -> tuple[Browser, str]:
    browser = Browser(port)
    browser.get(f"/en/join/{code}")
    browser.post(f"/en/join/{code}")
    attempt = browser.post("/en/room/begin").rpartition("/")[2]
    browser.get(f"/en/attempts/{attempt}")
    for place in range(1, PLACES + 1):
        browser.save(attempt, place, "a")
    return browser, attempt


@contextmanager
def _watching(trainers: list[Browser], wall: str, people: list[Browser]) -> Iterator[None]:
    end = threading.Event()

    def ask(browser: Browser, path: str, every: float, number: int) -> None:
        end.wait(every * (number % PEOPLE) / PEOPLE)  # nobody asks in the same moment
        while not end.is_set():
            browser.get(path)
            end.wait(every)

    jobs = [(browser, f"{wall}/seats", WALL_EVERY, number) for number, browser in enumerate(trainers)]
    jobs += [(browser, "/api/room", ROOM_EVERY, number) for number, browser in enumerate(people)]
    threads = [threading.Thread(target=ask, args=job) for job in jobs]
    for thread in threads:
        thread.start()
    yield
    end.set()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    print_figures(measure())
