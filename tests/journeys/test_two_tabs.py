"""The same attempt in two tabs, and a hand-in that arrives twice."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Request, expect

from tests.journeys.conftest import Visit
from tests.journeys.site import key, right_answer
from tests.journeys.visitor import Visitor
from tests.journeys.watch import CUT_OFF

pytestmark = pytest.mark.worker

_OUTCOME = re.compile(r"/outcome(#|$)")
_NO_ROOM_AHEAD = """() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
_SHOW = "document.dispatchEvent(new Event('visibilitychange'))"

_TWICE = """address => {
    const body = new URLSearchParams({ csrf_token: document.querySelector("meta[name=csrf-token]").content });
    const send = () => fetch(address, { method: "POST", body }).then(answer => answer.status);
    return Promise.all([send(), send(), send()]);
}"""


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_hand_in_from_two_tabs_counts_once(visit: Visit, language: str) -> None:
    visitor = visit(language)
    attempt = visitor.start_test("history-01", "exam")
    visitor.answer_all(right_answer)
    other = _second_tab(visitor)

    visitor.hand_in()
    other.hand_in()

    _expect_counted_once(visitor, attempt)
    visitor.open("progress")
    expect(visitor.page.locator("main table tbody tr")).to_have_count(1)


def test_three_hand_ins_at_the_same_moment_count_once(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test("history-01", "exam")
    visitor.answer_all(right_answer)

    statuses = visitor.page.evaluate(_TWICE, f"/ru/attempts/{attempt}/submit")

    assert statuses == [200, 200, 200]
    _expect_counted_once(visitor, attempt)


def test_a_tab_that_was_left_open_shows_the_outcome_when_it_is_used_again(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive("409")
    attempt = visitor.start_test("history-01", "exam")
    other = _second_tab(visitor)
    visitor.hand_in()

    other.tap(1, "a")
    other.page.wait_for_url("**/outcome")

    assert visitor.site.stored(attempt) == {}


def test_the_start_button_leads_back_to_the_open_practice_and_not_to_a_second_one(visit: Visit) -> None:
    visitor = visit("uz")

    first = visitor.start_test("history-01", "practice")

    assert visitor.start_test("history-01", "practice") == first


def test_a_hand_in_keeps_what_was_answered_in_another_tab(visit: Visit) -> None:
    visitor, attempt, typed = _answer_in_two_tabs(visit)

    visitor.hand_in()

    assert visitor.site.stored(attempt) == {1: "b", typed: "столовой"}
    assert _flagged(visitor, attempt) == [2]


def test_a_forgotten_tab_whose_time_is_over_erases_nothing(visit: Visit) -> None:
    visitor, attempt, typed = _answer_in_two_tabs(visit)

    visitor.site.let_time_pass(attempt, timedelta(seconds=1))
    visitor.page.evaluate("document.querySelector('.clock').dispatchEvent(new Event('elearn:adjust'))")
    expect(visitor.page).to_have_url(_OUTCOME)

    assert visitor.site.stored(attempt) == {1: "b", typed: "столовой"}


def test_a_hand_in_from_another_device_keeps_what_was_answered_there(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive("status of 409")  # a save may come after the hand-in that brings the same
    attempt = visitor.start_test("language-01", "exam")
    typed = next(place for place, item in visitor.site.paper(attempt).items() if item.accepted)
    visitor.answer(1, "a")
    visitor.expect_state("saved")
    phone = visit("ru", storage_state={"cookies": visitor.page.context.cookies(), "origins": []})
    phone.page.goto(visitor.page.url)
    phone.see_script()
    phone.answer(1, "b")
    phone.answer(typed, "столовой")
    phone.task(2).locator("[name=flag-2]").check()
    phone.expect_state("saved")
    visitor.answer(3, "c")

    visitor.hand_in()

    assert visitor.site.stored(attempt) == {1: "b", 3: "c", typed: "столовой"}
    assert _flagged(visitor, attempt) == [2]


def test_an_answer_of_another_tab_is_shown_and_is_the_one_that_is_sent(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    visitor.page.clock.install()
    attempt = visitor.start_test("history-01", "exam")
    other = _second_tab(visitor)
    visitor.page.context.set_offline(True)
    visitor.answer(1, "a")
    visitor.expect_state("waiting", 1)
    other.answer(1, "b")
    visitor.expect_checked({1: "b"})
    sent: list[str | None] = []
    visitor.page.on("request", lambda request: sent.append(_answer_in(request)))

    visitor.page.context.set_offline(False)
    for tab in (visitor, other):
        tab.expect_state("saved")
    visitor.page.clock.fast_forward(13_000)  # by now it sends again what an older request may have overtaken
    visitor.answer(2, "a")
    visitor.expect_state("saved")

    assert visitor.site.stored(attempt) == {1: "b", 2: "a"}
    assert "a@1" not in sent


def test_a_tab_that_was_told_of_nothing_looks_what_another_one_chose(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    visitor.page.clock.install()
    attempt = visitor.start_test("history-01", "exam")
    other = _second_tab(visitor)
    visitor.page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))  # it does not try again
    other.page.evaluate(_NO_ROOM_AHEAD)  # the browser tells tabs of this storage alone
    visitor.page.context.set_offline(True)
    visitor.answer(1, "a")
    visitor.expect_state("waiting", 1)
    visitor.page.clock.run_for(100)
    other.answer(1, "b")
    other.expect_state("waiting", 1)
    visitor.expect_checked({1: "a"})

    visitor.page.evaluate(_SHOW)

    visitor.expect_checked({1: "b"})
    visitor.page.context.set_offline(False)
    for tab in (visitor, other):
        tab.expect_state("saved")
    assert visitor.site.stored(attempt) == {1: "b"}


def test_a_hand_in_brings_what_another_tab_could_not_send(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive("429|status of 409")  # a save may come after the hand-in that brings the same
    attempt = visitor.start_test("history-01", "exam")
    other = _second_tab(visitor)
    other.page.route("**/responses/*", lambda route: route.fulfill(status=429))
    other.answer(2, "b")
    other.task(3).locator("[name=flag-3]").check()
    other.expect_state("waiting", 2)
    visitor.answer(1, "a")
    visitor.expect_checked({1: "a", 2: "b"})

    visitor.hand_in()

    assert visitor.site.stored(attempt) == {1: "a", 2: "b"}
    assert _flagged(visitor, attempt) == [3]


def test_a_word_of_practice_that_was_not_checked_is_handed_in(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test("language-01", "practice")
    typed = next(place for place, item in visitor.site.paper(attempt).items() if item.accepted)
    visitor.page.locator(f"[name='response-{typed}']").fill("столовой")

    visitor.hand_in()

    assert visitor.site.stored(attempt) == {typed: "столовой"}


def _answer_in_two_tabs(visit: Visit) -> tuple[Visitor, str, int]:
    visitor = visit("ru")
    attempt = visitor.start_test("language-01", "exam")
    typed = next(place for place, item in visitor.site.paper(attempt).items() if item.accepted)
    visitor.answer(1, "a")
    visitor.expect_state("saved")
    other = _second_tab(visitor)
    other.answer(1, "b")
    other.answer(typed, "столовой")
    other.task(2).locator("[name=flag-2]").check()
    other.expect_state("saved")
    return visitor, attempt, typed


def _flagged(visitor: Visitor, attempt: str) -> list[int]:
    query = "SELECT position FROM attempt_item WHERE attempt_id = ? AND is_flagged ORDER BY position"
    return [row["position"] for row in visitor.site.ask(query, key(attempt))]


def _answer_in(request: Request) -> str | None:
    found = re.search(r"/responses/(\d+)$", request.url)
    body = request.post_data_json if found else None
    return f"{body['response']}@{found[1]}" if found and body else None


def _second_tab(visitor: Visitor) -> Visitor:
    page = visitor.page.context.new_page()
    page.goto(visitor.page.url)
    other = Visitor(page, visitor.site, visitor.watch, visitor.language)
    other.see_script()
    return other


def _expect_counted_once(visitor: Visitor, attempt: str) -> None:
    learner = visitor.site.attempt(attempt)["learner_id"]
    items = visitor.site.ask("SELECT * FROM learner_item WHERE learner_id = ?", learner)
    tests = visitor.site.ask("SELECT * FROM test_tally WHERE learner_id = ?", learner)
    assert {row["times_answered"] for row in items} == {1}
    assert [row["attempts"] for row in tests] == [1]
