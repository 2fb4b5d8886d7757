"""The plan's page and its calendar file."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import Engine, text

from elearn.storage.engine import transaction
from tests.web.learner.walking import Learner

MOSCOW = ZoneInfo("Europe/Moscow")
_BEFORE = "strftime('%Y-%m-%d %H:%M:%f000', {0}, :ago)"
AGE = [
    f"UPDATE {table} SET " + ", ".join(f"{name} = {_BEFORE.format(name)}" for name in names)  # noqa: S608
    for table, names in (
        ("attempt", ("started_at", "submitted_at")),
        ("review_card", ("reviewed_at", "due_at")),
    )
]


def day(days: int) -> str:
    return (datetime.now(MOSCOW) + timedelta(days=days)).date().isoformat()


def words(page: str) -> str:
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def plan_of(learner: Learner, *, exam_in: int | None = None, language: str = "en") -> str:
    if exam_in is not None:
        learner.send("/en/exam-choice", profile="patent", exam_on=day(exam_in))
    return words(learner.open(f"/{language}/plan").text)


def events_of(client: FlaskClient, query: str = "", language: str = "en") -> list[Any]:
    answer = client.get(f"/{language}/plan.ics{query}")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="plan.ics"' in answer.headers["Content-Disposition"]
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def fail_a_test(learner: Learner, engine: Engine, *, days_ago: int) -> None:
    """Answer wrongly, and let days pass since."""
    paper = learner.start("practice")
    for position in (1, 2):
        learner.save(paper, position, "b")
    learner.send(f"{paper}/submit")
    with transaction(engine) as session:
        for update in AGE:
            session.execute(text(update), {"ago": f"-{days_ago} days"})


def test_without_a_date_the_page_asks_for_one_and_has_a_plan_all_the_same(learner: Learner) -> None:
    page = plan_of(learner)

    assert "When is your exam?" in page
    assert "Practice test" in page
    assert "days until your exam" not in page


def test_with_a_date_it_counts_the_days_and_ends_with_the_exam(learner: Learner) -> None:
    page = plan_of(learner, exam_in=3)

    assert "3 days until your exam" in page
    assert "When is your exam?" not in page
    assert page.index("Your exam", page.index("The days ahead")) > 0


def test_choosing_the_exam_on_the_plan_leads_back_to_it(learner: Learner) -> None:
    answer = learner.send("/en/exam-choice", profile="patent", exam_on=day(9), back="/en/plan")
    assert answer.headers["Location"] == "/en/plan"

    answer = learner.send("/en/exam-choice", profile="patent", back="//evil.example/")
    assert answer.headers["Location"] == "/en/"


def test_an_exam_that_is_over_asks_for_a_new_date_and_nothing_else(learner: Learner) -> None:
    page = plan_of(learner, exam_in=-1)

    assert "Your exam day is over" in page
    assert "The days ahead" not in page
    assert events_of(learner.client) == []


def test_on_the_day_of_the_exam_there_is_only_what_to_bring(learner: Learner) -> None:
    page = plan_of(learner, exam_in=0)

    assert "What to bring" in page
    assert "Begin" not in page
    assert 'href="/en/guide/patent#papers-to-bring"' in learner.open("/en/plan").text


def test_missed_days_are_told_calmly_and_what_was_missed_is_repeated(
    learner: Learner, sqlite_engine: Engine
) -> None:
    fail_a_test(learner, sqlite_engine, days_ago=3)
    page = plan_of(learner, exam_in=9)

    assert "2 days were missed" in page
    assert "Repeat what you missed 2 tasks" in page
    answer = learner.send("/en/reviews/attempts")
    assert answer.status_code == 303
    assert learner.open(answer.headers["Location"]).status_code == 200


def test_nothing_due_is_said_kindly(learner: Learner) -> None:
    assert learner.send("/en/reviews/attempts").status_code == 409


def test_what_was_done_today_has_its_mark(learner: Learner, sqlite_engine: Engine) -> None:
    fail_a_test(learner, sqlite_engine, days_ago=0)

    assert "Done: Practice test: История 1" in plan_of(learner)


def test_start_and_progress_lead_to_the_plan(learner: Learner, sqlite_engine: Engine) -> None:
    assert "What to do each day until your exam" in words(learner.open("/en/").text)
    fail_a_test(learner, sqlite_engine, days_ago=1)

    assert re.search(r"Today: \d+ tasks?, \d+ min", words(learner.open("/en/").text))
    assert 'href="/en/plan"' in learner.open("/en/progress").text
    learner.send("/en/exam-choice", exam_on=day(0))
    assert "Today: your exam" in words(learner.open("/en/").text)


def test_the_file_has_an_entry_a_day_at_the_chosen_hour_of_the_own_zone(
    learner: Learner, sqlite_engine: Engine
) -> None:
    learner.client.set_cookie("zone", "Asia/Dushanbe")
    fail_a_test(learner, sqlite_engine, days_ago=0)
    plan_of(learner, exam_in=4)
    *study, exam = events_of(learner.client, "?hour=7")

    hours = {event.decoded("DTSTART").astimezone(ZoneInfo("Asia/Dushanbe")).hour for event in study}
    assert hours == {7}
    assert all(event.decoded("DTSTART") > datetime.now(UTC) for event in study)
    assert exam.decoded("DTSTART").isoformat() == day(4)
    assert "/en/guide/patent#papers-to-bring" in exam["DESCRIPTION"]


@pytest.mark.parametrize("query", ["", "?hour=", "?hour=99", "?hour=x", "?hour=3"])
def test_without_a_good_hour_it_is_seven_in_the_evening(
    learner: Learner, sqlite_engine: Engine, query: str
) -> None:
    *_, last, _ = _ahead(learner, sqlite_engine, query)

    assert last.decoded("DTSTART").astimezone(MOSCOW).hour == 19


def test_entries_keep_their_names_so_that_a_later_file_replaces_them(
    learner: Learner, sqlite_engine: Engine
) -> None:
    before = [str(event["UID"]) for event in _ahead(learner, sqlite_engine)]
    again = [str(event["UID"]) for event in events_of(learner.client, "?hour=8")]
    plan_of(learner, exam_in=5)
    moved = [str(event["UID"]) for event in events_of(learner.client)]

    assert before[-2:] == again[-2:], "today's entry may be over at one of the hours"
    assert before[-1] == moved[-1], "the exam is the same entry on another day"
    assert len(set(moved)) == len(moved)


def test_nothing_in_the_file_names_the_learner(learner: Learner, sqlite_engine: Engine) -> None:
    fail_a_test(learner, sqlite_engine, days_ago=1)
    with transaction(sqlite_engine) as session:
        learner_id = session.scalar(text("SELECT id FROM learner"))
    file = learner.client.get("/en/plan.ics").text

    assert learner_id not in file.replace("-", "")
    other = learner.client.application.test_client()
    assert {str(e["UID"]) for e in events_of(other)}.isdisjoint(
        str(e["UID"]) for e in events_of(learner.client)
    )


def test_the_file_speaks_the_language_of_its_page(learner: Learner, sqlite_engine: Engine) -> None:
    _ahead(learner, sqlite_engine)
    russian, english = (events_of(learner.client, language=code)[-2] for code in ("ru", "en"))

    assert russian["UID"] != ""
    assert "/ru/plan" in russian["DESCRIPTION"]
    assert "/en/plan" in english["DESCRIPTION"]


def _ahead(learner: Learner, engine: Engine, query: str = "") -> list[Any]:
    """List the entries of somebody who has something to do on later days too, whatever the hour is now."""
    fail_a_test(learner, engine, days_ago=0)
    plan_of(learner, exam_in=4)
    found = events_of(learner.client, query)
    assert len(found) > 1
    return found
