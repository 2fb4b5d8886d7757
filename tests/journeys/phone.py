"""What a learner does with a test that lies on the phone."""

from collections.abc import Callable

from playwright.sync_api import Dialog, Page, expect

from tests.journeys.site import all_banks, all_items, right_answer
from tests.journeys.visitor import PATIENCE, Answering, Visitor

HAS_WORKER = "navigator.serviceWorker.ready.then(() => true)"


def take(visitor: Visitor, test_id: str) -> None:
    """Take a test along, from the page that lists them."""
    visitor.open("away")
    visitor.page.evaluate(HAS_WORKER)
    visitor.page.locator(f".away-test[data-test='{test_id}'] button.take").click()
    expect(visitor.page.locator(f".away-test[data-test='{test_id}'] .away-here")).to_be_visible()
    visitor.page.wait_for_function("caches.match(location.pathname).then(Boolean)")  # this list is there too


def start_without_network(visitor: Visitor, test_id: str, mode: str) -> None:
    """Begin a test that is on the phone."""
    visitor.open("away")
    visitor.page.locator(f"#kept-list .kept-{mode}[href*='/{test_id}/']").click()
    expect(visitor.page.locator("#paper")).to_be_visible()
    visitor.page.wait_for_function(
        "() => document.getElementById('paper').dataset.attempt.indexOf('0000') !== 0"
    )
    visitor.see_script()


def items_of(test_id: str) -> dict[int, str]:
    """The ids of a test's items by position."""
    tests = {test.id: test for bank in all_banks().values() for test in bank.tests}
    return dict(enumerate(tests[test_id].item_ids, 1))


def answer_all(visitor: Visitor, test_id: str, answering: Answering = right_answer) -> str:
    """Answer every task on the phone; returns the id that the attempt got there."""
    for position, item_id in items_of(test_id).items():
        item = all_items()[item_id]
        visitor.answer(position, answering(item))
        if item.accepted and visitor.page.locator("#paper").get_attribute("data-mode") == "practice":
            visitor.task(position).locator("button.check").click()
        visitor.expect_state("saved", position)
    attempt = visitor.page.locator("#paper").get_attribute("data-attempt")
    assert attempt
    return attempt


def hand_in(visitor: Visitor) -> None:
    """Hand in on the phone, and see the result."""
    visitor.press("#hand-in")
    visitor.press("#sure-yes")
    expect(visitor.page.locator("#result")).to_be_visible()


def refuse_once(page: Page) -> list[str]:
    """Say no to the next question; returns what was asked, once it was."""
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", refuse)
    return asked


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Look again until it is so; the page must go on meanwhile."""
    for _ in range(PATIENCE // 100):
        if is_so():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come to be so")
