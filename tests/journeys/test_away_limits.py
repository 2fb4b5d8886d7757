"""Tests on a phone whose browser cannot do much, or has no room."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.phone import (
    HAS_WORKER,
    answer_all,
    hand_in,
    refuse_once,
    start_without_network,
    take,
    wait_until,
)
from tests.journeys.site import right_answer
from tests.journeys.visitor import Visitor
from tests.journeys.watch import CUT_OFF

pytestmark = pytest.mark.worker

_NO_DATABASE = "Object.defineProperty(window, 'indexedDB', { value: undefined });"
_FULL = """() => {
    const full = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    Cache.prototype.put = full;
}"""
_NO_ROOM = """
    const full = () => { throw new DOMException("full", "QuotaExceededError"); };
    Storage.prototype.setItem = full;
    IDBObjectStore.prototype.put = full;
"""


def test_a_closed_tab_and_a_second_tab_lose_nothing_on_the_phone(visit: Visit) -> None:
    visitor = visit("uz")
    visitor.watch.forgive(CUT_OFF)
    take(visitor, "legislation-02")
    context = visitor.page.context
    context.set_offline(True)
    start_without_network(visitor, "legislation-02", "exam")
    address = visitor.page.url
    second = context.new_page()
    second.goto(address)
    expect(second.locator("#open-tasks")).not_to_be_empty()
    visitor.tap(1, "a")
    second.locator("[name='response-2'][value='b']").dispatch_event("click")
    visitor.page.close()
    second.close()

    visitor.page = context.new_page()
    visitor.page.goto(address)
    expect(visitor.page.locator("#answered-count")).to_have_text("2")
    visitor.expect_checked({1: "a", 2: "b"})


def test_the_start_button_of_a_cover_begins_the_test_on_the_phone(visit: Visit) -> None:
    visitor = visit("ky")
    visitor.watch.forgive(CUT_OFF)
    take(visitor, "history-04")
    visitor.open("tests/history-04")
    visitor.page.context.set_offline(True)

    visitor.press("main button[name=mode][value=exam]")

    expect(visitor.page).to_have_url(re.compile(r"/tests/history-04/away/.*mode=exam"))
    expect(visitor.page.locator(".clock")).to_be_visible()


def test_pages_that_were_not_seen_lead_to_what_is_on_the_phone(visit: Visit) -> None:
    visitor = visit("tg")
    visitor.watch.forgive(CUT_OFF)
    take(visitor, "history-05")
    visitor.page.context.set_offline(True)

    visitor.open("tests/legislation-07")

    expect(visitor.page.locator("#kept-list")).to_contain_text("5")
    expect(visitor.page.locator(".kept-note")).to_be_visible()


def test_what_was_taken_along_is_deleted_and_gone(visit: Visit) -> None:
    visitor = visit("ru")
    take(visitor, "history-06")
    files = "caches.open('packs').then(cache => cache.keys()).then(keys => keys.length)"
    assert visitor.page.evaluate(files) > 5

    visitor.press(".kept-delete")

    expect(visitor.page.locator("#away-kept")).to_be_hidden()
    assert visitor.page.evaluate(files) == 0


def test_a_phone_without_room_says_so_and_goes_on_online(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.open("away")
    visitor.page.evaluate(_FULL)

    visitor.press(".away-test[data-test='history-01'] button.take")

    expect(visitor.page.locator("#away-full")).to_be_visible()
    visitor.start_test("history-01", "exam")
    visitor.answer(1, "a")
    visitor.expect_state("saved")


def test_an_answer_that_nothing_can_keep_is_told_and_still_sent(visit: Visit) -> None:
    visitor = visit("uz")
    visitor.watch.forgive(CUT_OFF)
    visitor.page.add_init_script(_NO_ROOM)
    attempt = visitor.start_test("history-01", "exam")
    visitor.page.context.set_offline(True)
    visitor.answer(1, "a")
    visitor.expect_state("unkept")

    visitor.page.context.set_offline(False)

    visitor.expect_state("saved")
    assert visitor.site.stored(attempt) == {1: "a"}


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_a_browser_without_a_database_says_so_and_sits_tests_online(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.page.add_init_script(_NO_DATABASE)
    visitor.open("away")
    expect(visitor.page.locator("#away-none")).to_be_visible()
    expect(visitor.page.locator("#away-choose")).to_be_hidden()

    attempt = visitor.start_test("history-01", "exam")
    visitor.answer_all(right_answer)
    visitor.hand_in()

    assert visitor.site.attempt(attempt)["passed"] == 1


def test_a_browser_without_service_workers_sits_tests_online(visit: Visit) -> None:
    visitor = visit("ru", service_workers="block")
    visitor.watch.forgive("Service Worker registration blocked")
    visitor.open("away")
    attempt = visitor.start_test("history-01", "exam")
    visitor.answer_all(right_answer)
    visitor.hand_in()

    assert visitor.site.attempt(attempt)["passed"] == 1


def test_somebody_elses_test_on_the_phone_is_not_sent_as_mine(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    visitor.start_test("history-01", "practice")  # somebody with a name of their own
    take(visitor, "history-07")
    visitor.open()  # the phone notes whose it is
    visitor.page.context.set_offline(True)
    start_without_network(visitor, "history-07", "practice")
    attempt = answer_all(visitor, "history-07")
    visitor.page.context.clear_cookies(name="elearn")
    hand_in(visitor)
    visitor.page.context.set_offline(False)
    other = visitor.page.context.new_page()
    other.goto("/ru/tests/history-02")
    with other.expect_navigation():
        other.locator("main button[name=mode][value=practice]").click()

    visitor.page.reload()

    expect(visitor.page.locator("#result-sent")).to_contain_text(
        visitor.page.locator("#sent-other").evaluate("template => template.content.textContent").strip()[:20]
    )
    assert visitor.site.ask("SELECT 1 FROM attempt WHERE id = ?", attempt.replace("-", "")) == []


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_who_leaves_is_told_of_a_test_on_the_phone_that_is_not_handed_in(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.start_test("history-01", "practice")
    take(visitor, "history-08")
    start_without_network(visitor, "history-08", "exam")
    visitor.tap(1, "a")
    visitor.open("my-data")
    asked = refuse_once(visitor.page)
    leave = visitor.page.locator("main form[action$='/leave'] button")
    leave.click()
    wait_until(visitor.page, lambda: bool(asked))
    expect(leave).to_be_visible()

    visitor.page.once("dialog", lambda dialog: dialog.accept())
    with visitor.page.expect_navigation():
        leave.click()

    expect(visitor.page.get_by_role("status").first).to_be_visible()
    assert (
        visitor.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('elearn-away'))") == []
    )


def test_pages_of_one_learner_are_not_kept_for_the_next(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test("history-01", "practice")
    visitor.page.evaluate(HAS_WORKER)
    visitor.page.reload()
    visitor.open("progress")
    wait_until(visitor.page, lambda: any(attempt in address for address in _kept_pages(visitor)))

    visitor.page.context.clear_cookies(name="elearn")
    visitor.start_test("history-01", "practice")

    wait_until(visitor.page, lambda: not any(attempt in address for address in _kept_pages(visitor)))


def _kept_pages(visitor: Visitor) -> list[str]:
    keys = "caches.open('pages').then(cache => cache.keys()).then(keys => keys.map(key => key.url))"
    addresses: list[str] = visitor.page.evaluate(keys)
    return addresses
