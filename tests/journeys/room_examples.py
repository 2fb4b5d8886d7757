"""Sessions of the example's centre: for its group, waiting, being sat; and a computer for visitors."""

from playwright.sync_api import Browser

from tests.journeys.centre import raise_hand
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor, arrive


def make_rooms(
    manager: Visitor, browser: Browser, site: Site, group: str
) -> tuple[dict[str, Visitor], dict[str, str]]:
    """Open the sessions, and let people sit down; returns them and the names of what they left."""
    _, code = _open(manager, group=group, start="together")
    _, waiting = _open(manager, start="together")
    room, begun = _open(manager, start="when_ready", in_step="y")
    waits, sits = (_sit_down(arrive(browser, site, "ru"), each) for each in (waiting, begun))
    sits.follow("#seat form button")
    sits.answer(1, "a")
    sits.expect_state("saved")
    raise_hand(sits)
    past, sat = _hold(manager, browser, site)
    people = {"waits": waits, "sits": sits, "computer": _make_computer(manager, browser, site)}
    return people, {"past": past, "sat": sat, "room": room, "code": code, "seat": sits.attempt_id()}


def _open(manager: Visitor, *, group: str = "", **choices: str) -> tuple[str, str]:
    manager.open("centre/rooms/new")
    manager.page.locator("select[name=group]").select_option(group)
    manager.page.locator("select[name=subject]").select_option("test:history-01")
    for name, value in choices.items():
        manager.page.locator(f"input[name={name}][value={value}]").check()
    manager.follow("main form button.button--main")
    code = manager.page.locator(".code").inner_text().replace(" ", "")
    return manager.page.url.rpartition("/")[2], code


def _sit_down(visitor: Visitor, code: str) -> Visitor:
    visitor.open(f"join/{code}")
    visitor.follow("main form button")
    return visitor


def _hold(manager: Visitor, browser: Browser, site: Site) -> tuple[str, str]:
    """Hold a session to its end; return it and what was sat in it."""
    room, code = _open(manager, start="when_ready")
    visitor = _sit_down(arrive(browser, site, "ru"), code)
    visitor.follow("#seat form button")
    visitor.tap(1, "a")
    visitor.tap(2, "b")
    visitor.expect_state("saved")
    attempt = visitor.attempt_id()
    visitor.hand_in()
    visitor.page.context.close()
    return room, attempt


def _make_computer(manager: Visitor, browser: Browser, site: Site) -> Visitor:
    computer = arrive(browser, site, "ru", storage_state=manager.page.context.storage_state())
    computer.open("centre/computer")
    computer.page.locator("input[name=number]").fill("7")
    computer.follow("main form button.button--main")
    return computer
