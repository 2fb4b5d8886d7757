"""The page closes while somebody types; a save hangs; the computer is left for the next person."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor
from tests.journeys.watch import CUT_OFF

# Without a service worker: it goes on sending where a test only takes the network from the pages.
STORE = "Object.keys(localStorage).filter(key => key.startsWith('elearn:'))"
DATABASES = "indexedDB.databases().then(all => all.map(one => one.name))"
KEEP_A_RECORDING = "address => import(address).then(it => it.keepRecording('x/1', new Blob(['x'])))"
# Notes each change of a table that pages ask for, and how firmly.
NOTE_CHANGES = """
    window.changes = [];
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (tables, mode, options) {
        const work = begin.call(this, tables, mode, options);
        if (mode === "readwrite") window.changes.push(String(tables) + " " + work.durability);
        return work;
    };
"""
HIDE = """() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""
_OUTCOME = re.compile(r"/outcome(#|$)")


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_word_typed_right_before_the_tab_closes_is_not_lost(visit: Visit, language: str) -> None:
    visitor, attempt, position = _begin_typing(visit, language)

    _reopen(visitor)

    expect(visitor.page.locator(f"[name='response-{position}']")).to_have_value("столовой")
    visitor.expect_state("saved")
    assert visitor.site.stored(attempt) == {position: "столовой"}


def test_a_word_typed_without_network_before_the_tab_closes_is_not_lost(visit: Visit) -> None:
    visitor, attempt, position = _begin_typing(visit, "ru", is_offline=True)

    _reopen(visitor)

    expect(visitor.page.locator(f"[name='response-{position}']")).to_have_value("столовой")
    visitor.expect_state("saved")
    assert visitor.site.stored(attempt) == {position: "столовой"}


def test_a_word_is_sent_as_soon_as_the_phone_hides_the_page(visit: Visit) -> None:
    visitor, attempt, position = _begin_typing(visit, "ru")

    visitor.page.evaluate(HIDE)

    visitor.expect_state("saved", position)
    assert visitor.site.stored(attempt) == {position: "столовой"}
    visitor.page.wait_for_function(f"() => {STORE}.length === 0")


def test_an_answer_is_called_kept_when_it_has_reached_the_disk(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    visitor.page.add_init_script(NOTE_CHANGES)
    visitor.start_test("history-01", "exam")
    visitor.page.context.set_offline(True)

    visitor.answer(1, "a")

    visitor.expect_state("waiting", 1)
    assert set(visitor.page.evaluate("() => window.changes")) == {"answers strict"}


def test_a_save_that_hangs_is_said_and_sent_again(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    visitor.page.clock.install()
    attempt = visitor.start_test("history-01", "exam")
    visitor.page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))  # only the test lets time pass now
    hanging: list[Route] = []

    def hang(route: Route) -> None:
        hanging.append(route)

    visitor.page.route("**/responses/1", hang)
    visitor.answer(1, "a")
    visitor.answer(2, "b")
    visitor.expect_state("saving")

    visitor.page.clock.run_for(10_100)
    visitor.expect_state("waiting")
    visitor.page.unroute("**/responses/1")
    visitor.page.clock.run_for(1_100)

    visitor.expect_state("saved")
    assert len(hanging) == 1
    assert visitor.site.stored(attempt) == {1: "a", 2: "b"}


@pytest.mark.parametrize("status", [404, 403])
def test_an_answer_that_is_refused_to_somebody_else_stays_on_the_phone(visit: Visit, status: int) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(rf"status of {status}")
    attempt = visitor.start_test("history-01", "exam")
    visitor.page.route("**/responses/*", lambda route: route.fulfill(status=status))
    visitor.answer(1, "a")
    visitor.expect_state("reload")

    visitor.page.unroute("**/responses/*")
    visitor.page.reload()

    visitor.expect_state("saved")
    assert visitor.site.stored(attempt) == {1: "a"}


def test_two_tabs_without_network_keep_what_each_was_told(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    attempt = visitor.start_test("history-01", "exam")
    address, context = visitor.page.url, visitor.page.context
    pages = [visitor.page, context.new_page()]
    pages[1].goto(address)
    context.set_offline(True)
    for position, page in enumerate(pages, 1):
        page.locator(f"[name='response-{position}'][value='b']").check()
    for page in pages:
        page.close()

    context.set_offline(False)
    visitor.page = context.new_page()
    visitor.page.goto(address)

    visitor.expect_state("saved")
    assert visitor.site.stored(attempt) == {1: "b", 2: "b"}


@pytest.mark.parametrize("is_closed", [False, True])
def test_answers_that_come_too_late_are_counted_out_loud(visit: Visit, *, is_closed: bool) -> None:
    visitor = visit("en")
    visitor.watch.forgive(f"409|{CUT_OFF}")
    attempt = visitor.start_test("history-01", "exam")
    context, address = visitor.page.context, visitor.page.url
    context.set_offline(True)
    visitor.answer(1, "a")
    visitor.answer(2, "b")
    visitor.site.let_time_pass(attempt, timedelta(minutes=-1))
    if is_closed:
        visitor.page.close()  # what it sends in this moment goes out: without network is the page alone
    context.set_offline(False)
    if is_closed:
        visitor.page = context.new_page()
        visitor.page.goto(address)

    expect(visitor.page.locator(".note--later")).to_contain_text("2 answers")
    assert _OUTCOME.search(visitor.page.url)
    assert visitor.site.stored(attempt) == {}
    visitor.page.wait_for_function(f"() => {STORE}.length === 0")  # its script comes after its words


@pytest.mark.worker
@pytest.mark.parametrize("action", ["leave", "erase"])
def test_whoever_leaves_this_computer_leaves_nothing_in_it(visit: Visit, action: str) -> None:
    visitor = visit("uz")
    visitor.watch.forgive(f"404|{CUT_OFF}")
    attempt = visitor.start_test("language-01", "practice")
    position = _typed_position(visitor, attempt)
    visitor.page.locator(f"[name='response-{position}']").fill("стол")
    _keep_a_recording(visitor.page)
    visitor.page.wait_for_function(f"() => {STORE}.length > 0")
    assert visitor.page.evaluate(DATABASES) == ["elearn"]

    visitor.open()
    visitor.press("footer form[action$='/my-data/leave'] button")
    expect(visitor.page.locator("#leave")).to_be_visible()
    if action == "erase":
        visitor.page.locator("input[name=sure]").check()
    visitor.press(f"main form[action$='/my-data/{action}'] button")

    expect(visitor.page.get_by_role("status")).to_be_visible()
    visitor.page.wait_for_function(f"() => {STORE}.length === 0")
    visitor.page.wait_for_function(f"() => {DATABASES}.then(names => names.length === 0)")
    visitor.open(f"attempts/{attempt}")
    expect(visitor.page.locator("#paper")).to_have_count(0)


def _begin_typing(visit: Visit, language: str, *, is_offline: bool = False) -> tuple[Visitor, str, int]:
    visitor = visit(language)
    visitor.watch.forgive(CUT_OFF)
    attempt = visitor.start_test("language-01", "exam")
    position = _typed_position(visitor, attempt)
    visitor.page.context.set_offline(is_offline)
    visitor.page.locator(f"[name='response-{position}']").fill("столовой")
    return visitor, attempt, position


def _typed_position(visitor: Visitor, attempt: str) -> int:
    return next(place for place, item in visitor.site.paper(attempt).items() if item.accepted)


def _reopen(visitor: Visitor) -> None:
    context, address = visitor.page.context, visitor.page.url
    visitor.page.close()
    context.set_offline(False)
    visitor.page = context.new_page()
    visitor.page.goto(address)


def _keep_a_recording(page: Page) -> None:
    script = page.locator("script[src*='/sit.js']").get_attribute("src") or ""
    page.evaluate(KEEP_A_RECORDING, script.replace("sit.js", "sound.js"))
