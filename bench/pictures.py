"""Fifty people sign in by tile and three pictures within two seconds, beside running answer saves."""

import json
import multiprocessing
import subprocess
import sys
import tempfile
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from bench.browser import Browser
from bench.load import Load, drive
from bench.report import Figure, print_figures
from bench.saves import TEST, save_requests
from bench.serving import Served, serving

PEOPLE, WITHIN, ROUNDS, SECONDS = 50, 2.0, 3, 1.0
SAVERS, SAVING = 50, 6.0  # people with a paper open; they save without a pause, for so many seconds
_ADD = """
import json, secrets, sys
from datetime import UTC, datetime
from random import Random
from elearn.domain.accounts import AccountId
from elearn.domain.attempts import Mode
from elearn.domain.centres import Centre, CentreId, CentreRole, Member
from elearn.domain.groups import Group, GroupId
from elearn.domain.permissions import Role
from elearn.domain.rooms import RoomSession, RoomSessionId, Start
from elearn.settings import read_settings
from elearn.storage.centres import add_centre, save_member
from elearn.storage.engine import make_engine, transaction
from elearn.storage.groups import add_group
from elearn.storage.rooms import add_room_session
from elearn.usecases.add_account import add_account
from elearn.usecases.add_participants import Chance, NewPerson, add_participants
from elearn.web.clock import new_id
now = datetime.now(UTC)
chance = Chance(new_id=new_id, draw_code=lambda: secrets.randbelow(10**11), random=Random(1))
rooms = []
with transaction(make_engine(read_settings().database_url)) as session:
    centre = Centre(id=CentreId(new_id()), name="House", created_at=now)
    add_centre(session, centre)
    account = add_account(session, account_id=AccountId(new_id()), user_name="trainer",
                          password="a long password", role=Role.CENTRE_STAFF, now=now)
    member = Member(account_id=account.id, centre_id=centre.id, role=CentreRole.TRAINER)
    save_member(session, member)
    for number in range(int(sys.argv[2])):
        group = Group(id=GroupId(new_id()), centre_id=centre.id, name=f"Group {number}", created_at=now)
        add_group(session, group)
        people = add_participants(session, member=member, group_id=group.id, chance=chance, now=now,
                                  newcomers=[NewPerson()] * int(sys.argv[1]))
        room = RoomSession(id=RoomSessionId(new_id()), centre_id=centre.id, group_id=group.id,
                           test_id="history-01", profile_id=None, mode=Mode.EXAM, start=Start.TOGETHER,
                           join_code=f"{number:06d}", opened_by=account.id, opened_at=now)
        add_room_session(session, room)
        rooms.append([room.join_code, [person.pin for person in people]])
print(json.dumps(rooms))
"""


def measure() -> list[Figure]:
    """Let a group sign in, alone and beside the saves in turn: machines are noisy. All sign-ins count."""
    with tempfile.TemporaryDirectory() as folder, serving(data=Path(folder)) as server:
        rooms = _make_rooms(folder, 2 * ROUNDS)
        saves = [_requests(server) for _ in range(SAVERS)]
        alone, beside, loads = [], [], []
        for number in range(ROUNDS):
            alone += _sign_in(server.port, *rooms[2 * number])
            times, load = _sign_in_beside(server.port, saves, rooms[2 * number + 1])
            beside += times
            loads.append(load)
    return _figures(sorted(alone), sorted(beside), loads)


def _figures(alone: list[float], beside: list[float], loads: list[Load]) -> list[Figure]:
    p95 = _share(beside, 0.95)
    waits = sorted(time for load in loads for time in load.latencies_ms)
    return [
        Figure(
            what=f"{PEOPLE} people sign in by pictures within {WITHIN:.0f} s beside answer saves, p95",
            measured=f"{p95:.2f} s, slowest {beside[-1]:.2f} s",
            budget=f"< {SECONDS:.0f} s",
            is_met=p95 < SECONDS,
        ),
        Figure(
            what="  alone on the same server, p95",
            measured=f"{_share(alone, 0.95):.2f} s, slowest {alone[-1]:.2f} s",
        ),
        Figure(
            what=f"  saves of {SAVERS} people meanwhile, p50 / p99",
            measured=f"{_share(waits, 0.5):.0f} / {_share(waits, 0.99):.0f} ms",
        ),
    ]


def _share(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(share * len(times)))]


def _make_rooms(folder: str, count: int) -> list[tuple[str, list[list[str]]]]:
    """Store a centre with groups of PEOPLE and an open session of each; returns codes and pictures."""
    command = [sys.executable, "-c", _ADD, str(PEOPLE), str(count)]
    environment = {"ELEARN_DATA": folder, "PATH": ""}
    made = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return [(code, pins) for code, pins in json.loads(made.stdout)]


def _requests(server: Served) -> list[bytes]:
    browser = Browser(server.port)
    attempt = browser.start(TEST)
    browser.get(f"/en/attempts/{attempt}")
    return save_requests(browser, attempt)


def _sign_in_beside(
    port: int, saves: list[list[bytes]], room: tuple[str, list[list[str]]]
) -> tuple[list[float], Load]:
    loads: list[Load] = []
    saving = threading.Thread(target=lambda: loads.append(drive(port, saves, SAVING)))
    saving.start()
    time.sleep(SECONDS)
    times = _sign_in(port, *room)
    saving.join()
    return times, loads[0]


def _sign_in(port: int, code: str, pins: list[list[str]]) -> list[float]:
    """Sign everybody in from a process of its own, as the browsers are none of the server's."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("fork")
    process = context.Process(target=_people, args=(port, code, pins, sending))
    process.start()
    times: list[float] = receiving.recv()
    process.join()
    if len(times) != len(pins):
        raise RuntimeError("somebody was refused")
    return times


def _people(port: int, code: str, pins: list[list[str]], sending: Connection) -> None:
    random, took = Random(1), list[float]()  # noqa: S311 - the same moments each time
    browsers = [Browser(port) for _ in pins]
    for browser in browsers:
        browser.get(f"/en/join/{code}")  # the tiles stand on the screen already
    start = time.perf_counter() + 0.2

    def arrive(browser: Browser, number: int, pin: list[str], moment: float) -> None:
        time.sleep(max(0.0, start + moment - time.perf_counter()))
        begun = time.perf_counter()
        _press(browser, f"/en/join/{code}/{number}", pin)
        took.append(time.perf_counter() - begun)

    threads = [
        threading.Thread(target=arrive, args=(browser, number, pin, random.uniform(0, WITHIN)))
        for number, (browser, pin) in enumerate(zip(browsers, pins, strict=True), start=1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sending.send(took)


def _press(browser: Browser, path: str, pin: list[str]) -> None:
    """Press the tile and three pictures, which the page's script sends together, and see the seat."""
    browser.get(path)
    leads_to = browser.post(path, picture=pin)
    if not leads_to.endswith("/room") or b"data-address" not in browser.get(leads_to).body:
        raise RuntimeError(f"no seat: {leads_to}")


if __name__ == "__main__":
    print_figures(measure())
