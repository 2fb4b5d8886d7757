"""A room without internet: everybody comes by the server's address in the room, and nothing leads out of it.

Every visitor is watched: a request to another host is a fault.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from elearn.usecases.list_lan_addresses import list_lan_addresses
from tests.cli.serving import elearn, serving
from tests.journeys.centre import begin, make_centre, open_room, sign_in, sit_down
from tests.journeys.conftest import Visit
from tests.journeys.site import Site, right_answer
from tests.journeys.visitor import COMPUTER, Visitor

WITHOUT_TLS = "Cross-Origin-Opener-Policy header has been ignored"  # Chromium says so at every plain address

STAFF_PAGES = (
    "centre/",
    "centre/room-check",
    "centre/computers/cards",
    "centre/computer",
    "centre/paper",
    "centre/groups",
)


@pytest.fixture(scope="module")
def room_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server for the room, under its address there; in no network under its own."""
    data: Path = tmp_path_factory.mktemp("room")
    elearn(data, "db", "upgrade")
    with serving(data, "--host", "0.0.0.0") as server:  # noqa: S104 - as a room is served
        address = next(iter(list_lan_addresses()), "127.0.0.1")
        yield Site(f"http://{address}:{server.port}", data)


def test_a_room_is_checked_joined_and_worked_in_without_a_request_to_anybody_else(
    visit: Visit, room_site: Site
) -> None:
    room = make_centre(room_site, 1)
    trainer = _come(visit, room_site, "ru", viewport=COMPUTER)
    sign_in(trainer, room)
    for page in STAFF_PAGES:
        trainer.open(page)
    code = open_room(trainer, room)
    trainer.open("centre/room-check")
    expect(trainer.page.locator("#clock .status--good")).to_be_visible()

    learner = _come(visit, room_site, "uz")
    _check(learner)
    sit_down(learner, code, room.people[0])
    trainer.open("centre/")
    trainer.follow("main .list a.line")
    trainer.follow("form[action$='/begin'] button")
    begin(learner)
    answers = learner.answer_all(right_answer)
    learner.hand_in()

    assert len(answers) > 1
    assert learner.page.url.startswith(room_site.url)


def test_the_check_names_the_address_that_the_room_comes_by(visit: Visit, room_site: Site) -> None:
    room = make_centre(room_site, 1)
    trainer = _come(visit, room_site, "en", viewport=COMPUTER)
    sign_in(trainer, room)
    trainer.open("centre/room-check")

    said = trainer.page.locator(".address").first.inner_text()
    assert not list_lan_addresses() or said == f"{room_site.url.removeprefix('http://')}/en/join"


def _come(visit: Visit, site: Site, language: str, **options: Any) -> Visitor:
    visitor = visit(language, site=site, **options)
    visitor.watch.forgive(WITHOUT_TLS)
    return visitor


def _check(learner: Visitor) -> None:
    """Look at the computer, and hear that it is ready."""
    learner.open("room/check/3")
    learner.page.locator("#word").fill("привет")
    learner.page.locator("[name=hears][value=yes]").check()
    expect(learner.page.locator("[name=ms]")).not_to_have_value("")
    expect(learner.page.locator("[name=store]")).to_have_value("yes")
    learner.follow("#check button")
    expect(learner.page.locator(".checks .status--good")).to_have_count(9)
