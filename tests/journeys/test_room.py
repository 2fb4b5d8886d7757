"""A session in a room: opened, joined without reading, watched, steered, cleaned up."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.centre import begin, make_centre, open_room, press_pictures, raise_hand, sign_in, sit_down
from tests.journeys.conftest import Visit
from tests.journeys.site import Site, right_answer
from tests.journeys.visitor import COMPUTER, Visitor


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_room_begins_together_and_the_trainer_sees_who_needs_help(
    visit: Visit, site: Site, language: str
) -> None:
    room = make_centre(site, 2)
    trainer = visit(language, viewport=COMPUTER)
    sign_in(trainer, room)
    code = open_room(trainer, room)
    learner = visit(language)
    sit_down(learner, code, room.people[0])
    expect(learner.page.locator("#seat form")).to_have_count(0)

    trainer.page.reload()
    trainer.follow("form[action$='/begin'] button")
    expect(learner.page.locator("#seat form button")).to_be_visible()  # by itself
    attempt = begin(learner)
    learner.answer(3, "a")
    learner.expect_state("saved")
    raise_hand(learner)

    seat = trainer.page.locator(".seat")
    expect(seat).to_have_class(re.compile("seat--hand"))  # by itself
    expect(seat).to_contain_text("3")
    trainer.follow(".seat form[action$='/hand'] button")
    expect(trainer.page.locator(".seat--hand")).to_have_count(0)
    expect(learner.page.locator("#room-bar button[value=up]")).to_be_visible()  # by itself
    count = len(learner.answer_all(right_answer))
    learner.hand_in()
    _expect_score_only_on_request(trainer, count)
    assert len(site.stored(attempt)) == count


def _expect_score_only_on_request(trainer: Visitor, score: int) -> None:
    expect(trainer.page.locator(".seat--finished")).to_have_count(1)
    assert f"{score} / {score}" not in trainer.text()
    trainer.follow("a[href*='scores=yes']")
    assert f"{score} / {score}" in trainer.text()


def test_wrong_pictures_are_refused_and_make_one_wait(visit: Visit, site: Site) -> None:
    room = make_centre(site, 1)
    trainer, learner = visit("en", viewport=COMPUTER), visit("en")
    sign_in(trainer, room)
    code = open_room(trainer, room)
    learner.watch.forgive("status of 422|status of 429")
    wrong = room.people[0].pin[::-1]
    for _ in range(12):  # each pause is twice as long as the one before: one of them outlasts a slow machine
        learner.open(f"join/{code}/1")
        press_pictures(learner, wrong)
        expect(learner.page.get_by_role("alert").or_(learner.page.locator("h1")).first).to_be_visible()
        if "Too many tries" in learner.text():
            break

    assert "Too many tries" in learner.text()
    assert site.ask("SELECT * FROM seat WHERE participant_id = ?", room.people[0].id.hex) == []


def test_everybody_is_on_the_same_task_until_the_trainer_opens_the_next(visit: Visit, site: Site) -> None:
    room = make_centre(site, 1)
    trainer, learner = visit("en", viewport=COMPUTER), visit("en")
    sign_in(trainer, room)
    code = open_room(trainer, room, start="when_ready", in_step="y")
    sit_down(learner, code, room.people[0])
    begin(learner)
    expect(learner.task(1)).to_be_visible()
    expect(learner.task(2)).to_be_hidden()

    trainer.follow("form[action$='/step'] button")

    expect(learner.task(2)).to_be_visible()  # by itself
    expect(learner.task(3)).to_be_hidden()
    for _ in range(learner.page.locator("#paper .task").count() - 2):
        trainer.follow("form[action$='/step'] button")
    expect(trainer.page.locator("form[action$='/step']")).to_have_count(0)
    expect(learner.page.locator("#room-next")).to_be_hidden()
    expect(learner.page.locator("#paper .task").last).to_be_visible()


def test_in_step_nothing_of_later_tasks_is_heard_and_nobody_hands_in_by_mistake(
    visit: Visit, site: Site
) -> None:
    room = make_centre(site, 1)
    trainer, learner = visit("en", viewport=COMPUTER), visit("en")
    sign_in(trainer, room)
    code = open_room(trainer, room, start="when_ready", in_step="y", subject="test:language-01")
    sit_down(learner, code, room.people[0])
    begin(learner)
    groups, end = learner.page.locator("#paper .group"), learner.page.locator("#hand-in")
    expect(learner.page.locator("#paper .group:visible")).to_have_count(1)
    expect(end).to_be_hidden()

    while trainer.page.locator("form[action$='/step']").count():
        trainer.follow("form[action$='/step'] button")

    expect(end).to_be_visible()
    expect(learner.page.locator("#paper .group:visible")).to_have_count(groups.count())
    expect(learner.page.locator("#paper .part[hidden]")).to_have_count(0)


def test_five_minutes_more_are_on_the_clock_at_once(visit: Visit, site: Site) -> None:
    room = make_centre(site, 1)
    trainer, learner = visit("en", viewport=COMPUTER), visit("en")
    sign_in(trainer, room)
    code = open_room(trainer, room, start="when_ready")
    sit_down(learner, code, room.people[0])
    begin(learner)
    before = _minutes(learner)

    trainer.page.reload()
    trainer.follow(".seat form[action$='/minutes'] button")

    learner.page.wait_for_function(
        "before => Number(document.querySelector('.clock-face').textContent.split(':')[0]) > before",
        arg=before,
    )
    assert before + 3 <= _minutes(learner) <= before + 5


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_a_computer_of_the_room_is_clean_for_the_next_person(visit: Visit, site: Site, language: str) -> None:
    room = make_centre(site, 2)
    trainer, computer = visit(language, viewport=COMPUTER), visit(language, viewport=COMPUTER)
    sign_in(trainer, room)
    sign_in(computer, room)
    computer.open("centre/computer")
    computer.page.locator("input[name=number]").fill("7")
    computer.follow("main form button.button--main")
    code = open_room(trainer, room, start="when_ready")
    computer.page.wait_for_url(re.compile(f"/join/{code}$"))  # by itself
    sit_down(computer, code, room.people[0])
    begin(computer)
    computer.answer_all(right_answer)
    computer.hand_in()

    computer.follow("#clean-form button")

    expect(computer.page.locator("h1")).to_contain_text("7")
    computer.page.wait_for_function("() => Object.keys(localStorage).every(key => !key.includes(':'))")
    computer.page.wait_for_url(re.compile(f"/join/{code}$"))  # the next person, by itself
    computer.open("progress")
    expect(computer.page.locator("main ul.bare > li")).to_have_count(0)
    trainer.page.reload()
    expect(trainer.page.locator(".seat--clean .seat-head")).to_contain_text("7")


def _minutes(visitor: Visitor) -> int:
    return int(visitor.page.locator(".clock-face").inner_text().split(":")[0])
