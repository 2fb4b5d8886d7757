"""The same attempt in two tabs, and a hand-in that arrives twice."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import right_answer
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.worker

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


def _second_tab(visitor: Visitor) -> Visitor:
    page = visitor.page.context.new_page()
    page.goto(visitor.page.url)
    return Visitor(page, visitor.site, visitor.watch, visitor.language)


def _expect_counted_once(visitor: Visitor, attempt: str) -> None:
    learner = visitor.site.attempt(attempt)["learner_id"]
    items = visitor.site.ask("SELECT * FROM learner_item WHERE learner_id = ?", learner)
    tests = visitor.site.ask("SELECT * FROM test_tally WHERE learner_id = ?", learner)
    assert {row["times_answered"] for row in items} == {1}
    assert [row["attempts"] for row in tests] == [1]
