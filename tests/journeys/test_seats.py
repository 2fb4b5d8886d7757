"""At a seat: a card instead of pictures, a hand without scripts, a computer that cleans itself."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import APIResponse, Route, expect

from tests.journeys.centre import Room, begin, make_centre, open_room, sign_in, sit_down
from tests.journeys.conftest import Visit
from tests.journeys.phone import wait_until
from tests.journeys.site import Site, right_answer
from tests.journeys.visitor import COMPUTER, PATIENCE, Visitor

IDLE, WARNED = 90_000, 15_000  # milliseconds, as js/room/idle.js has them
CODE = "SELECT code FROM learner l JOIN participant p ON p.learner_id = l.id WHERE p.id = ?"
HAND = "SELECT hand_up_at FROM seat WHERE participant_id = ?"


def hold_session(visit: Visit, site: Site, size: int = 1, **choices: str) -> tuple[Room, str]:
    """Open a session that everybody may begin when they are ready."""
    room, trainer = make_centre(site, size), visit("en", viewport=COMPUTER)
    sign_in(trainer, room)
    return room, open_room(trainer, room, start="when_ready", **choices)


def make_computer(computer: Visitor, room: Room) -> None:
    """Make the browser computer 7 of the centre."""
    sign_in(computer, room)
    computer.open("centre/computer")
    computer.page.locator("input[name=number]").fill("7")
    computer.follow("main form button.button--main")


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_without_scripts_a_raised_hand_keeps_what_was_chosen(visit: Visit, site: Site, language: str) -> None:
    room, code = hold_session(visit, site)
    learner = visit(language, java_script_enabled=False)
    sit_down(learner, code, room.people[0])
    attempt = begin(learner)
    learner.answer(1, "a")
    learner.answer(3, "b")

    learner.follow("#room-bar button[value=up]")

    assert site.stored(attempt) == {1: "a", 3: "b"}
    learner.expect_checked({1: "a", 3: "b"})
    expect(learner.page.locator("#room-bar button[value=down]")).to_be_visible()
    learner.answer(4, "c")
    learner.follow("#room-bar button[value=down]")
    assert site.stored(attempt) == {1: "a", 3: "b", 4: "c"}
    expect(learner.page.locator("#room-bar button[value=up]")).to_be_visible()


def test_a_hand_goes_up_when_the_network_is_back(visit: Visit, site: Site) -> None:
    room, code = hold_session(visit, site)
    learner = visit("en")
    sit_down(learner, code, room.people[0])
    begin(learner)
    learner.watch.forgive("ERR_INTERNET_DISCONNECTED")
    learner.page.context.set_offline(True)
    learner.press("#room-bar button[value=up]")
    expect(learner.page.locator("#room-bar button[value=down]")).to_be_hidden()  # nobody sees it yet

    learner.page.context.set_offline(False)

    expect(learner.page.locator("#room-bar button[value=down]")).to_be_visible()  # by itself
    assert site.ask(HAND, room.people[0].id.hex)[0]["hand_up_at"]


def test_a_test_that_comes_slowly_is_not_stopped_by_the_page_that_looks_whether_it_has_begun(
    visit: Visit, site: Site
) -> None:
    room, code = hold_session(visit, site)
    learner, held, asked = visit("en"), list[tuple[Route, APIResponse]](), list[str]()
    sit_down(learner, code, room.people[0])
    learner.page.route("**/room/begin", lambda route: held.append((route, route.fetch(max_redirects=0))))
    learner.page.locator("#seat form button").click(no_wait_after=True)
    wait_until(learner.page, lambda: len(held) == 1)  # the server has begun it

    learner.page.on("requestfinished", lambda request: asked.append(urlsplit(request.url).path))
    wait_until(learner.page, lambda: asked.count("/api/room") >= 3)
    route, answer = held[0]
    route.fulfill(response=answer)

    learner.attempt_id()
    assert "/en/room" not in asked, "the page has waited for its test"


def test_a_session_that_begins_while_the_page_at_the_seat_still_loads_is_seen(
    visit: Visit, site: Site
) -> None:
    room, trainer = make_centre(site, 1), visit("en", viewport=COMPUTER)
    sign_in(trainer, room)
    code = open_room(trainer, room)
    learner, held = visit("en"), list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    learner.page.route("**/api/room", hold, times=1)
    sit_down(learner, code, room.people[0])
    wait_until(learner.page, lambda: len(held) == 1)

    trainer.page.reload()
    trainer.follow("form[action$='/begin'] button")
    held[0].continue_()

    expect(learner.page.locator("#seat form button")).to_be_visible()


def test_a_scanned_card_leads_to_the_seat_of_a_session_that_runs(visit: Visit, site: Site) -> None:
    room, code = hold_session(visit, site)
    phone, digits = visit("en"), site.ask(CODE, room.people[0].id.hex)[0]["code"]

    phone.open(f"code#{digits}")
    phone.follow("form[action$='/resume'] button")
    phone.page.wait_for_url(re.compile(f"/join/{code}$"))
    assert "Aziza 1" in phone.text()
    phone.follow("main form button")

    begin(phone)
    expect(phone.page.locator("#room-bar")).to_be_visible()


def test_a_computer_never_cleans_itself_in_mid_test_and_does_so_after_it(visit: Visit, site: Site) -> None:
    room, code = hold_session(visit, site)
    computer = visit("en", viewport=COMPUTER)
    make_computer(computer, room)
    sit_down(computer, code, room.people[0])
    begin(computer)
    computer.page.clock.install()
    computer.open("tests")  # wanders about in the middle of the test
    expect(computer.page.locator("#clean-form")).to_be_visible()

    for _ in range(4):
        # Where it did not wait again yet when the clock was put forward, it asks when that time has passed.
        with computer.page.expect_response(re.compile("/api/room/work"), timeout=IDLE + PATIENCE):
            computer.page.clock.run_for(IDLE)
    expect(computer.page.locator("#clean-note")).to_be_hidden()
    computer.follow("#clean-form button")  # pressed all the same: it asks, and leads back
    computer.follow("a.button--main")
    computer.answer_all(right_answer)
    computer.hand_in()
    computer.page.clock.run_for(IDLE)
    expect(computer.page.locator("#clean-note")).to_be_visible()
    computer.page.clock.run_for(WARNED)

    expect(computer.page.locator("h1")).to_contain_text("Computer 7 is clean")
