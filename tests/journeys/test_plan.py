"""The plan to the exam: today's one action, the day after, the calendar file; with and without scripts."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import key, right_answer, wrong_answer
from tests.journeys.visitor import Visitor

ZONE = "Asia/Dushanbe"
LANGUAGES = ["ru", "tg"]


def choose_day(visitor: Visitor, days: int) -> str:
    """Tell the plan the day of the exam, and come back to it."""
    day = (datetime.now(ZoneInfo(ZONE)) + timedelta(days=days)).date().isoformat()
    visitor.open("plan")
    form = visitor.page.locator("main form", has=visitor.page.locator("[name=exam_on]"))
    visitor.page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    form.locator("[name=profile][value=patent]").check()
    form.locator("[name=exam_on]").fill(day)
    with visitor.page.expect_navigation():
        form.locator("button").click()
    assert visitor.page.url.endswith("/plan")
    return day


def let_days_pass(visitor: Visitor, attempt: str, days: int) -> None:
    """Move an attempt, and what was missed in it, into the past."""
    learner = visitor.site.attempt(attempt)["learner_id"]
    for table, columns, of in (
        ("attempt", ("started_at", "submitted_at"), ("id", key(attempt))),
        ("review_card", ("reviewed_at", "due_at"), ("learner_id", learner)),
    ):
        for column in columns:
            moved = f"strftime('%Y-%m-%d %H:%M:%f', {column}, '-{days} days') || '000'"
            visitor.site.change(f"UPDATE {table} SET {column} = {moved} WHERE {of[0]} = ?", of[1])  # noqa: S608


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_action_of_today_begins_it_and_gets_its_mark(visit: Visit, language: str) -> None:
    visitor = visit(language, timezone_id=ZONE)
    visitor.open()
    visitor.follow("main a[href$='/plan']")
    choose_day(visitor, 9)
    assert 9 in visitor.numbers("main p.soft")

    visitor.follow("main .today .button--main")
    attempt = visitor.attempt_id()
    visitor.practise_all(right_answer)
    visitor.hand_in()

    assert visitor.site.attempt(attempt)["mode"] == "practice"
    visitor.open("plan")
    expect(visitor.page.locator("main .today .status--good")).to_have_count(1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_missed_comes_back_after_missed_days(visit: Visit, language: str) -> None:
    visitor = visit(language, timezone_id=ZONE)
    attempt = visitor.start_test("history-01", "exam")
    visitor.answer_all(wrong_answer)
    visitor.hand_in()
    let_days_pass(visitor, attempt, days=3)

    choose_day(visitor, 9)
    assert visitor.numbers("main .missed") == [2]
    repeated = visitor.start_by("/reviews/attempts")
    missed = {item.id for item in visitor.site.paper(attempt).values()}
    items = visitor.site.paper(repeated)
    assert {item.id for item in items.values()} <= missed
    visitor.practise_all(right_answer)
    visitor.hand_in()

    learner = visitor.site.attempt(attempt)["learner_id"]
    soon = (datetime.now(UTC) + timedelta(days=1, minutes=-5)).strftime("%Y-%m-%d %H:%M:%S")
    query = "SELECT item_id FROM review_card WHERE learner_id = ? AND due_at < ?"
    due = {row["item_id"] for row in visitor.site.ask(query, learner, soon)}
    assert due == missed - {item.id for item in items.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_two_days_have_a_mock_exam_each_and_the_last_one_what_to_bring(
    visit: Visit, language: str
) -> None:
    visitor = visit(language, timezone_id=ZONE)
    choose_day(visitor, 2)
    expect(visitor.page.locator("main .today a[href$='/exams']")).to_have_count(1)
    expect(visitor.page.locator("main li.day")).to_have_count(2)

    choose_day(visitor, 0)
    visitor.follow("main .today .button--main")
    assert visitor.page.url.endswith("/guide/patent#papers-to-bring")
    expect(visitor.page.locator("#papers-to-bring")).to_be_in_viewport()

    choose_day(visitor, -1)
    expect(visitor.page.locator("main .today")).to_have_count(0)
    expect(visitor.page.locator("main [name=exam_on]")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("has_scripts", [True, False])
def test_the_calendar_file_has_the_days_at_the_chosen_hour(
    visit: Visit, tmp_path: Path, language: str, has_scripts: bool
) -> None:
    visitor = visit(language, timezone_id=ZONE, java_script_enabled=has_scripts)
    visitor.open("plan")
    visitor.page.locator("[name=hour]").select_option("7")
    with visitor.page.expect_download() as download:
        visitor.page.locator("form[action$='/plan.ics'] button").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    assert file.name == "plan.ics"
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    zone = ZoneInfo(ZONE if has_scripts else "Europe/Moscow")
    assert {event.decoded("DTSTART").astimezone(zone).hour for event in events} == {7}
    assert all(f"/{language}/plan" in str(event["DESCRIPTION"]) for event in events)
    assert len(events) >= 7


def test_without_scripts_the_day_is_chosen_and_begun_all_the_same(visit: Visit) -> None:
    visitor = visit("tg", java_script_enabled=False)
    visitor.open("plan")
    with visitor.page.expect_navigation():
        visitor.page.locator("main form[action$='/exam-choice'] button").click()
    visitor.follow("main .today .button--main")

    assert visitor.attempt_id()
