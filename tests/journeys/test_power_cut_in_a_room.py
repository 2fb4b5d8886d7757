"""Twelve people and two trainers in a room; the power goes, the server comes back, and the room goes on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.cli.serving import elearn, serving
from tests.journeys.centre import Room, begin, make_centre, open_room, raise_hand, sign_in, sit_down
from tests.journeys.conftest import Visit
from tests.journeys.phone import wait_until
from tests.journeys.site import Site, right_answer
from tests.journeys.visitor import COMPUTER, Visitor
from tests.journeys.watch import CUT_OFF

PEOPLE, AWAY = 12, timedelta(minutes=14)
LATE = 6  # people who choose an answer while the power is off


def test_a_room_of_twelve_goes_on_after_a_power_cut_with_its_minutes_given_back(
    visit: Visit, tmp_path: Path
) -> None:
    elearn(tmp_path, "db", "upgrade")
    with serving(tmp_path) as server:
        port = server.port
        site = Site(f"http://127.0.0.1:{port}", tmp_path)
        room = make_centre(site, PEOPLE)
        trainers = [visit("ru", site=site, viewport=COMPUTER), visit("uz", site=site, viewport=COMPUTER)]
        learners, wall = _fill(visit, site, room, trainers)
        attempts = [begin(learner) for learner in learners]
        _answer_one_each(learners)
        deadlines = {attempt: _deadline(site, attempt) for attempt in attempts}
        server.process.kill()  # the power is off
    for learner in learners[:LATE]:
        learner.answer(PEOPLE, "b")
        learner.expect_state("waiting", PEOPLE)
    _let_the_power_be_off(site)
    with serving(tmp_path, port=port):
        trainers[1].page.goto(wall)
        _give_minutes_back(trainers[1], deadlines)
        for number, (learner, attempt) in enumerate(zip(learners, attempts, strict=True), 1):
            learner.page.reload()
            late = {PEOPLE: "b"} if number <= LATE else {}
            _expect_stored(learner, attempt, {number: "a", **late})
        learners[2].answer_all(right_answer)
        learners[2].hand_in()
        _close(trainers[1], wall)
        for visitor in (*learners, *trainers):
            visitor.page.goto("about:blank")


def _answer_one_each(learners: list[Visitor]) -> None:
    """Let everybody answer the task of their number, and the first one ask for help."""
    for number, learner in enumerate(learners, 1):
        learner.watch.forgive(f"{CUT_OFF}|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE")
        learner.answer(number, "a")
        learner.expect_state("saved")
    raise_hand(learners[0])


def _give_minutes_back(trainer: Visitor, deadlines: dict[str, datetime]) -> None:
    """See the room as it was, and press the one button."""
    expect(trainer.page.locator(".seat--hand")).to_have_count(1)
    assert trainer.page.locator(".seat").count() == PEOPLE
    trainer.follow("button[name=give][value=yes]")
    expect(trainer.page.locator("button[name=give]")).to_have_count(0)
    for attempt, deadline in deadlines.items():
        assert abs(_deadline(trainer.site, attempt) - deadline - AWAY) < timedelta(minutes=2)
    entries = trainer.site.ask("SELECT * FROM audit_entry WHERE action = 'give_lost_minutes_back'")
    assert len(entries) == 1


def _close(trainer: Visitor, wall: str) -> None:
    """End the session: everything is handed in."""
    trainer.page.goto(wall)
    trainer.page.locator("main details summary").last.click()
    trainer.follow("form[action$='/close'] button")
    query = "SELECT count(*) AS n FROM attempt WHERE submitted_at IS NOT NULL"
    assert trainer.site.ask(query)[0]["n"] == PEOPLE


def _fill(visit: Visit, site: Site, room: Room, trainers: list[Visitor]) -> tuple[list[Visitor], str]:
    for trainer in trainers:
        trainer.watch.forgive(f"{CUT_OFF}|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE")
        sign_in(trainer, room)
    code = open_room(trainers[0], room)
    learners = [visit("ru" if number % 2 else "uz", site=site) for number in range(PEOPLE)]
    for learner, person in zip(learners, room.people, strict=True):
        sit_down(learner, code, person)
    wall = trainers[0].page.url
    trainers[0].page.reload()
    trainers[0].follow("form[action$='/begin'] button")
    for learner in learners:
        expect(learner.page.locator("#seat form button")).to_be_visible()
    return learners, wall


def _expect_stored(learner: Visitor, attempt: str, answers: dict[int, str]) -> None:
    wait_until(learner.page, lambda: learner.site.stored(attempt) == answers)


def _deadline(site: Site, attempt: str) -> datetime:
    return datetime.fromisoformat(site.attempt(attempt)["deadline_at"]).replace(tzinfo=UTC)


def _let_the_power_be_off(site: Site) -> None:
    """Make what was heard last older: only time would do so."""
    heard = (datetime.now(UTC) - AWAY).strftime("%Y-%m-%d %H:%M:%S.%f")
    earlier = (datetime.now(UTC) - AWAY - timedelta(minutes=5)).strftime("%Y-%m-%d %H:%M:%S.%f")
    site.change("UPDATE seat SET seen_at = ?, joined_at = ?", heard, earlier)
    site.change("UPDATE attempt SET started_at = ?", earlier)
    site.change("UPDATE attempt_item SET answered_at = ? WHERE answered_at IS NOT NULL", heard)
