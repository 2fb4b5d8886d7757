"""What stands behind a fold or after a mishap keeps the rules of every page too."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.page_rules import broken_rules, overflow_in_largest_text, violations
from tests.journeys.visitor import Visitor
from tests.journeys.watch import CUT_OFF

LANGUAGES = ("ru", "uz", "tg", "ky")


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_the_exam_changed_is_read_on_a_phone(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.page.goto(f"/{language}/guide/vnzh")
    change = visitor.page.locator("#change")
    expect(change.locator("table")).not_to_be_visible()

    change.locator("summary").click()

    expect(change.locator("table")).to_be_visible()
    _expect_rules(visitor, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_late_answer_is_read_at_its_task(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.watch.forgive(f"409|{CUT_OFF}")
    attempt = visitor.start_test("history-01", "exam")
    context = visitor.page.context
    context.set_offline(True)
    visitor.answer(2, "b")
    visitor.site.let_time_pass(attempt, timedelta(minutes=-1))
    context.set_offline(False)
    expect(visitor.page.locator(".note--later")).to_be_visible()

    visitor.page.goto(f"/{language}/attempts/{attempt}/review")

    late = visitor.site.paper(attempt)[2].choices[1].text
    expect(visitor.page.locator(".note--later")).to_have_count(1)
    expect(visitor.task(2).locator(".note--later [lang=ru]")).to_contain_text(late)
    _expect_rules(visitor, language)


def _expect_rules(visitor: Visitor, language: str) -> None:
    page = visitor.page
    found = [*broken_rules(page, language), *overflow_in_largest_text(page), *violations(page)]
    assert not found, "\n".join(found)
