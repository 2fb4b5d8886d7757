"""Twelve people and two trainers: cards, a session, a power cut in it, the report, and all of it sent on."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import expect
from sqlalchemy import Engine

from elearn.domain.sync import MAX_ATTEMPTS
from tests.cli.serving import serving
from tests.journeys.centre import Room, begin, make_centre, open_room, raise_hand, sign_in, sit_down
from tests.journeys.conftest import Visit
from tests.journeys.cutter import Cutter
from tests.journeys.phone import wait_until
from tests.journeys.site import Site, right_answer
from tests.journeys.two_servers import (
    Installation,
    bad_road,
    count,
    install,
    introduce,
    send_over_a_bad_road,
)
from tests.journeys.visitor import COMPUTER, Visitor
from tests.journeys.watch import CUT_OFF

PEOPLE, AWAY = 12, timedelta(minutes=14)
LATE = 6  # people who choose an answer while the power is off


def test_a_day_at_a_centre(visit: Visit, tmp_path: Path, postgresql_engine: Engine) -> None:
    centre, central = install(tmp_path / "centre"), install(tmp_path / "central", postgresql_engine)
    centre.run("demo")  # what other days have left, so that there is more than one batch to send
    with serving(centre.data) as server:
        port = server.port
        site = Site(f"http://127.0.0.1:{port}", centre.data)
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
    with serving(centre.data, port=port):
        trainers[1].page.goto(wall)
        _give_minutes_back(trainers[1], deadlines)
        _go_on(learners, attempts)
        _close(trainers[1], wall)
        _expect_report(trainers[1], room)
        for learner in learners:  # each page sees that it is over, and shows the outcome
            expect(learner.page).to_have_url(re.compile("/outcome"))
        for visitor in (*learners, *trainers):
            visitor.page.goto("about:blank")
    with central.served() as far, bad_road(far, seed=PEOPLE) as road:
        _synchronise(centre, central, road)


def _go_on(learners: list[Visitor], attempts: list[str]) -> None:
    """Find every answer, those of the dark too; one goes to the end."""
    for number, (learner, attempt) in enumerate(zip(learners, attempts, strict=True), 1):
        learner.page.reload()
        late = {PEOPLE: "b"} if number <= LATE else {}
        _expect_stored(learner, attempt, {number: "a", **late})
    learners[2].answer_all(right_answer)
    learners[2].hand_in()


def _synchronise(centre: Installation, central: Installation, road: Cutter) -> None:
    """Send half by stick, from a file that was cut off, and the rest by a road that is cut on and on."""
    introduce(central, centre, f"http://127.0.0.1:{road.port}")
    everything = centre.contents()
    assert count(centre.run("sync", "state")) == (0, len(everything[0]), 0)
    stick = centre.data / "up.jsonl"
    centre.run("sync", "write", str(stick))
    _bring_half(centre, central, stick)
    sent, waiting, refused = count(centre.run("sync", "state"))
    assert (sent, waiting, refused) == (MAX_ATTEMPTS, len(everything[0]) - MAX_ATTEMPTS, 0)

    road.is_bad = True
    send_over_a_bad_road(centre)

    assert road.fates.keys() - {"pass", "slow"}, "the road was never cut"
    assert count(centre.run("sync", "state")) == (len(everything[0]), 0, 0)
    assert central.contents() == centre.contents() == everything
    road.is_bad = False
    central.run("sync", "read", str(stick), "--reply", str(stick.with_name("again.jsonl")))
    centre.run("sync", "now")
    assert central.contents() == everything


def _bring_half(centre: Installation, central: Installation, stick: Path) -> None:
    """Pull the stick out too early, read what there is twice, and take the answer home."""
    whole, cut_off, *_ = stick.read_bytes().splitlines(keepends=True)
    half, reply = stick.with_name("half.jsonl"), stick.with_name("reply.jsonl")
    half.write_bytes(whole + cut_off[: len(cut_off) // 2])
    for _ in range(2):
        central.run("sync", "read", str(half), "--reply", str(reply))
    centre.run("sync", "read", str(reply))


def _print_cards(trainer: Visitor, room: Room) -> None:
    trainer.open(f"centre/groups/{room.group.id}/cards")
    assert trainer.page.locator(".person-card").count() == PEOPLE
    pages = trainer.page.pdf(format="A4", prefer_css_page_size=True)
    assert re.findall(rb"/Count (\d+)", pages) == [b"2"]


def _expect_report(trainer: Visitor, room: Room) -> None:
    """See who took what, and take the tasks that were hard along for the next lesson."""
    trainer.follow("main a[href$='/report']")
    text = trainer.text()
    assert all(str(person.name) in text for person in room.people)
    trainer.follow("main a[href$='/handout']")
    assert len(re.findall(rb"/Count (\d+)", trainer.page.pdf(format="A4", prefer_css_page_size=True))) == 1


def _answer_one_each(learners: list[Visitor]) -> None:
    """Let everybody answer the task of their number, and the first one ask for help."""
    for number, learner in enumerate(learners, 1):
        learner.watch.forgive(f"{CUT_OFF}|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE")
        learner.watch.forgive("status of 409")  # sent again for safety, when the trainer has ended it
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
    seated = trainer.site.ask("SELECT submitted_at FROM attempt WHERE id IN (SELECT attempt_id FROM seat)")
    assert [row["submitted_at"] is not None for row in seated] == [True] * PEOPLE


def _fill(visit: Visit, site: Site, room: Room, trainers: list[Visitor]) -> tuple[list[Visitor], str]:
    for trainer in trainers:
        trainer.watch.forgive(f"{CUT_OFF}|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE")
        sign_in(trainer, room)
    _print_cards(trainers[0], room)
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
    site.change("UPDATE attempt SET started_at = ? WHERE id IN (SELECT attempt_id FROM seat)", earlier)
    for row in site.ask("SELECT attempt_id FROM seat"):
        given = "UPDATE attempt_item SET answered_at = ? WHERE answered_at IS NOT NULL AND attempt_id = ?"
        site.change(given, heard, row["attempt_id"])
