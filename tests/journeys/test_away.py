"""Tests taken along: sat from start to outcome without network, then sent and scored by the server."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.phone import answer_all, hand_in, items_of, start_without_network, take
from tests.journeys.watch import CUT_OFF

pytestmark = pytest.mark.worker


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
    take(visitor, test_id)
    visitor.page.context.set_offline(True)

    start_without_network(visitor, test_id, mode)
    attempt = answer_all(visitor, test_id)
    hand_in(visitor)
    expect(visitor.page.locator("#result .verdict--good")).to_be_visible()
    expect(visitor.page.locator("#result-open")).to_be_hidden()
    assert visitor.site.ask("SELECT * FROM attempt WHERE id = ?", attempt.replace("-", "")) == []

    visitor.page.context.set_offline(False)
    visitor.page.locator("#result-open a").click()
    expect(visitor.page).to_have_url(re.compile(f"/attempts/{attempt}/outcome"))
    row = visitor.site.attempt(attempt)
    assert (row["passed"], row["mode"], row["test_id"]) == (1, mode, test_id)
    assert len(visitor.site.stored(attempt)) == len(items_of(test_id))
