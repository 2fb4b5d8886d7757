"""The clock is the server's: the test's database moves the attempt into the past, nothing else knows."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import right_answer
from tests.journeys.visitor import Visitor
from tests.journeys.watch import CUT_OFF

_OUTCOME = re.compile(r"/outcome(#|$)")


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_when_time_runs_out_the_paper_hands_itself_in(visit: Visit, language: str) -> None:
    visitor = visit(language)
    attempt = visitor.start_test("history-01", "exam")
    answers = visitor.answer_all(right_answer)

    visitor.site.let_time_pass(attempt, timedelta(seconds=3))
    visitor.page.reload()
    expect(visitor.page).to_have_url(_OUTCOME)

    expect(visitor.page.locator("h1.verdict--good")).to_be_visible()
    assert visitor.site.stored(attempt) == answers
    closed = visitor.site.attempt(attempt)
    assert closed["submitted_at"] <= closed["deadline_at"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_answer_after_the_deadline_is_refused_and_the_page_shows_the_outcome(
    visit: Visit, language: str
) -> None:
    visitor = visit(language)
    visitor.watch.forgive("409")
    attempt = visitor.start_test("history-01", "exam")
    visitor.answer(1, "a")
    visitor.expect_state("saved")

    visitor.site.let_time_pass(attempt, timedelta(minutes=-1))
    visitor.tap(2, "b")
    expect(visitor.page).to_have_url(_OUTCOME)

    assert visitor.site.stored(attempt) == {1: "a"}
    assert visitor.site.attempt(attempt)["submitted_at"] == visitor.site.attempt(attempt)["deadline_at"]


def test_whoever_comes_back_too_late_finds_the_outcome(visit: Visit) -> None:
    visitor = visit("uz")
    attempt = visitor.start_test("legislation-01", "exam")
    visitor.site.let_time_pass(attempt, timedelta(hours=-5))

    visitor.open(f"attempts/{attempt}")

    assert _OUTCOME.search(visitor.page.url)


def test_the_clock_warns_in_words_five_minutes_before_the_end(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.page.clock.install()
    attempt = visitor.start_test("history-01", "exam")
    visitor.site.let_time_pass(attempt, timedelta(minutes=5, seconds=30))

    visitor.page.reload()
    visitor.page.clock.run_for(31_000)

    warning = visitor.page.locator(".clock").get_attribute("data-five") or "-"
    expect(visitor.page.locator("#clock-says")).to_have_text(warning)


def test_the_clock_can_be_hidden_and_shown(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.start_test("history-01", "exam")
    clock = visitor.page.get_by_role("timer")
    expect(clock).to_have_text(re.compile(r"\d+:\d\d"))
    visitor.press(".overview summary")

    visitor.press("button.clock-hide")
    expect(clock).to_be_hidden()
    visitor.press("button.clock-hide")

    expect(clock).to_be_visible()


def test_practice_has_no_clock(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.start_test("history-01", "practice")

    expect(visitor.page.get_by_role("timer")).to_have_count(0)


def test_time_that_ran_out_without_network_is_said_and_handed_in_later(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    visitor.watch.forgive("409")  # the hand-in brings the answer; a save of its own may come second
    visitor.page.clock.install()
    attempt = visitor.start_test("history-01", "exam")
    visitor.site.let_time_pass(attempt, timedelta(seconds=45))
    visitor.page.reload()
    visitor.page.context.set_offline(True)
    visitor.answer(1, "a")
    visitor.page.clock.run_for(46_000)

    expect(visitor.page.locator("#clock-says")).to_have_text(_offline_words(visitor))
    visitor.site.let_time_pass(attempt, timedelta(seconds=-1))  # however long this took on a busy machine
    visitor.page.context.set_offline(False)
    expect(visitor.page).to_have_url(_OUTCOME)  # a refused save hands in once more: no single navigation

    assert visitor.site.stored(attempt) == {1: "a"}  # it came within the grace for slow networks


def _offline_words(visitor: Visitor) -> str:
    return visitor.page.locator("#paper").get_attribute("data-offline-end") or "-"
