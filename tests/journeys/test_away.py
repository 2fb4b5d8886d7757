"""Tests taken along: sat from start to outcome without network, then sent and scored by the server."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import all_banks, all_items, right_answer
from tests.journeys.visitor import Answering, Visitor
from tests.journeys.watch import CUT_OFF

pytestmark = pytest.mark.worker

_HAS_WORKER = "navigator.serviceWorker.ready.then(() => true)"


@pytest.mark.parametrize(
    ("test_id", "language", "mode"),
    [
        ("history-02", "ru", "exam"),
        ("history-02", "uz", "practice"),
        ("legislation-01", "tg", "exam"),
        ("legislation-01", "ru", "practice"),
        ("language-01", "ky", "exam"),
        ("language-01", "ru", "practice"),
    ],
)
def test_a_test_is_sat_from_start_to_outcome_without_network_and_sent_later(
    visit: Visit, test_id: str, language: str, mode: str
) -> None:
    visitor = visit(language)
    visitor.watch.forgive(CUT_OFF)
    _take(visitor, test_id)
    visitor.page.context.set_offline(True)

    _start_without_network(visitor, test_id, mode)
    attempt = _answer_all(visitor, test_id)
    _hand_in(visitor)
    expect(visitor.page.locator("#result .verdict--good")).to_be_visible()
    expect(visitor.page.locator("#result-open")).to_be_hidden()
    assert visitor.site.ask("SELECT * FROM attempt WHERE id = ?", attempt.replace("-", "")) == []

    visitor.page.context.set_offline(False)
    visitor.page.locator("#result-open a").click()
    expect(visitor.page).to_have_url(re.compile(f"/attempts/{attempt}/outcome"))
    row = visitor.site.attempt(attempt)
    assert (row["passed"], row["mode"], row["test_id"]) == (1, mode, test_id)
    assert len(visitor.site.stored(attempt)) == len(_items(test_id))


def _take(visitor: Visitor, test_id: str) -> None:
    visitor.open("away")
    visitor.page.evaluate(_HAS_WORKER)
    visitor.page.locator(f".away-test[data-test='{test_id}'] button.take").click()
    expect(visitor.page.locator(f".away-test[data-test='{test_id}'] .away-here")).to_be_visible()


def _start_without_network(visitor: Visitor, test_id: str, mode: str) -> None:
    visitor.open("away")
    visitor.page.locator(f"#kept-list .kept-{mode}[href*='/{test_id}/']").click()
    expect(visitor.page.locator("#paper")).to_be_visible()
    visitor.page.wait_for_function(
        "() => document.getElementById('paper').dataset.attempt.indexOf('0000') !== 0"
    )


def _items(test_id: str) -> dict[int, str]:
    tests = {test.id: test for bank in all_banks().values() for test in bank.tests}
    return dict(enumerate(tests[test_id].item_ids, 1))


def _answer_all(visitor: Visitor, test_id: str, answering: Answering = right_answer) -> str:
    for position, item_id in _items(test_id).items():
        item = all_items()[item_id]
        visitor.answer(position, answering(item))
        if item.accepted and visitor.page.locator("#paper").get_attribute("data-mode") == "practice":
            visitor.task(position).locator("button.check").click()
        visitor.expect_state("saved", position)
    attempt = visitor.page.locator("#paper").get_attribute("data-attempt")
    assert attempt
    return attempt


def _hand_in(visitor: Visitor) -> None:
    visitor.press("#hand-in")
    visitor.press("#sure-yes")
    expect(visitor.page.locator("#result")).to_be_visible()
