"""A phone with little room, or with a busy database: what it calls saved is there, and is not lost."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.phone import hand_in, start_without_network, take
from tests.journeys.visitor import Visitor
from tests.journeys.watch import CUT_OFF

pytestmark = pytest.mark.worker

_NO_ROOM = """() => {
    const full = () => { throw new DOMException("full", "QuotaExceededError"); };
    Storage.prototype.setItem = full;
    IDBObjectStore.prototype.put = full;
}"""
_NO_ROOM_FOR_ANSWERS = """() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        if (this.name === "answers") throw new DOMException("full", "QuotaExceededError");
        return put.apply(this, given);
    };
}"""
_BUSY_DATABASE = """() => new Promise(done => {
    const opening = indexedDB.open("elearn");
    opening.onsuccess = () => {
        const store = opening.result.transaction("answers", "readwrite").objectStore("answers");
        const go = () => { store.get(["no", "one"]).onsuccess = go; };  // does not end while the page is open
        go();
        done();
    };
})"""


def test_what_the_database_has_no_room_for_is_kept_all_the_same_and_counts(
    visit: Visit,
) -> None:
    visitor, attempt = _begin_on_the_phone(visit, "history-02")
    visitor.page.evaluate(_NO_ROOM_FOR_ANSWERS)
    visitor.answer(1, "a")
    visitor.expect_state("saved", 1)

    visitor.page.reload()

    expect(visitor.page.locator("#answered-count")).to_have_text("1")
    visitor.expect_checked({1: "a"})
    hand_in(visitor)
    visitor.page.context.set_offline(False)
    expect(visitor.page.locator("#result-open a")).to_be_visible()
    assert visitor.site.stored(attempt) == {1: "a"}


def test_an_answer_is_not_lost_while_the_database_is_still_busy(visit: Visit) -> None:
    visitor, _attempt = _begin_on_the_phone(visit, "history-02")
    context, address = visitor.page.context, visitor.page.url
    visitor.page.evaluate(_BUSY_DATABASE)
    visitor.answer(3, "b")
    visitor.expect_state("waiting", 3)
    visitor.page.close()

    visitor.page = context.new_page()
    visitor.page.goto(address)

    expect(visitor.page.locator("#answered-count")).to_have_text("1")
    visitor.expect_checked({3: "b"})


def test_a_phone_that_has_no_room_for_anything_says_so_and_sends_from_the_open_page(
    visit: Visit,
) -> None:
    visitor, attempt = _begin_on_the_phone(visit, "history-02")
    visitor.page.evaluate(_NO_ROOM)
    visitor.answer(1, "a")
    visitor.expect_state("unkept", 1)
    visitor.press("#hand-in")
    visitor.press("#sure-yes")
    expect(visitor.page.locator("#sure")).to_be_hidden()
    visitor.expect_state("unkept")

    visitor.page.context.set_offline(False)

    visitor.page.wait_for_url("**/outcome")
    assert visitor.site.stored(attempt) == {1: "a"}


def _begin_on_the_phone(visit: Visit, test_id: str) -> tuple[Visitor, str]:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    take(visitor, test_id)
    visitor.page.context.set_offline(True)
    start_without_network(visitor, test_id, "exam")
    attempt = visitor.page.locator("#paper").get_attribute("data-attempt")
    assert attempt
    return visitor, attempt
