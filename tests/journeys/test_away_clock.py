"""Tests on a phone whose clock is wrong or is set meanwhile, and on one that goes from hand to hand."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.phone import answer_all, hand_in, items_of, start_without_network, take
from tests.journeys.site import all_items, right_answer
from tests.journeys.watch import CUT_OFF

pytestmark = pytest.mark.worker


@pytest.mark.parametrize("days", [-1, 1, 40])
def test_a_phone_with_a_wrong_clock_does_no_harm(visit: Visit, days: int) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    take(visitor, "history-03")
    visitor.page.clock.install(time=datetime.now(UTC) + timedelta(days=days))
    visitor.page.context.set_offline(True)
    start_without_network(visitor, "history-03", "exam")
    attempt = answer_all(visitor, "history-03")
    hand_in(visitor)

    visitor.page.context.set_offline(False)
    expect(visitor.page.locator("#result-open a")).to_be_visible()

    row = visitor.site.attempt(attempt)
    assert row["passed"] == 1
    begun = datetime.fromisoformat(row["started_at"]).replace(tzinfo=UTC)
    assert abs(datetime.now(UTC) - begun) < timedelta(hours=1)
    assert row["started_at"] <= row["submitted_at"]


@pytest.mark.parametrize("error", [timedelta(days=-1), timedelta(days=1), timedelta(hours=-2)])
def test_a_clock_that_is_set_right_in_the_middle_does_no_harm(visit: Visit, error: timedelta) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    take(visitor, "history-03")
    visitor.page.clock.install(time=datetime.now(UTC) + error)
    visitor.page.context.set_offline(True)
    start_without_network(visitor, "history-03", "exam")
    items = items_of("history-03")
    for number, (position, item_id) in enumerate(items.items()):
        if number == len(items) // 3:
            visitor.page.clock.set_system_time(datetime.now(UTC))
        visitor.answer(position, right_answer(all_items()[item_id]))
        visitor.expect_state("saved", position)
    attempt = visitor.page.locator("#paper").get_attribute("data-attempt") or ""
    hand_in(visitor)

    visitor.page.context.set_offline(False)
    expect(visitor.page.locator("#result-open a")).to_be_visible()

    assert visitor.site.attempt(attempt)["passed"] == 1
    assert len(visitor.site.stored(attempt)) == len(items)


def test_the_next_learner_of_a_phone_begins_a_test_of_their_own(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    visitor.start_test("history-01", "practice")  # the site knows a learner from here on
    take(visitor, "history-07")
    whose = visitor.page.evaluate("localStorage.getItem('elearn-whose')")
    assert whose
    start_without_network(visitor, "history-07", "exam")
    visitor.tap(1, "a")
    visitor.expect_state("saved", 1)
    first = visitor.page.locator("#paper").get_attribute("data-attempt")
    address = visitor.page.url
    visitor.page.evaluate("localStorage.setItem('elearn-whose', 'somebody else')")

    for again in (address.split("&attempt=")[0], address):
        visitor.page.goto(again)
        expect(visitor.page.locator("#paper")).not_to_have_attribute("data-attempt", first or "")
        assert visitor.checked() == {}

    visitor.page.evaluate("whose => localStorage.setItem('elearn-whose', whose)", whose)
    visitor.page.goto(address)
    visitor.expect_checked({1: "a"})
