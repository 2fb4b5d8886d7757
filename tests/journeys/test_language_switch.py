"""The language switch leads to the same place of the same page."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import right_answer


@pytest.mark.parametrize(("first", "second"), [("ru", "tg"), ("uz", "ky")])
def test_the_paper_opens_at_the_task_that_was_answered_last(visit: Visit, first: str, second: str) -> None:
    visitor = visit(first)
    attempt = visitor.start_test("history-01", "exam")
    visitor.answer(12, right_answer(visitor.site.paper(attempt)[12]))
    visitor.expect_state("saved")

    visitor.page.evaluate("scrollTo(0, 0)")  # where the switch is
    visitor.page.locator("header summary").click()
    visitor.page.locator(f"header a[href*='/{second}/']").click()

    visitor.page.wait_for_url(f"**/{second}/attempts/{attempt}#task-12")
    expect(visitor.task(12)).to_be_in_viewport()


def test_without_scripts_the_switch_leads_to_the_paper(visit: Visit) -> None:
    visitor = visit("ru", java_script_enabled=False)
    attempt = visitor.start_test("history-01", "exam")

    visitor.page.locator("header summary").click()
    visitor.page.locator("header a[href*='/tg/']").click()

    visitor.page.wait_for_url(f"**/tg/attempts/{attempt}")
