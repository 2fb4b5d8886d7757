"""What waits on a phone goes out from any page; what was typed before the script came counts as typed."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Visit
from tests.journeys.phone import refuse_once, wait_until
from tests.journeys.site import key, right_answer
from tests.journeys.visitor import Visitor
from tests.journeys.watch import CUT_OFF

AHEAD = "Object.keys(localStorage).filter(key => key.startsWith('elearn:answers:'))"
_NEVER_OPENS = """
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function () {
        const request = open.call(this, "another");
        request.addEventListener = () => {}; // nobody learns that it has opened
        return request;
    };
    const later = window.setTimeout;
    const patience = 3000;  // does not end, however slow the machine is
    window.setTimeout = (act, wait, ...given) => wait === patience ? 0 : later(act, wait, ...given);
"""
_NO_ROOM_FOR_ANSWERS = """
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        if (this.name === "answers") throw new DOMException("full", "QuotaExceededError");
        return put.apply(this, given);
    };
"""
_KEPT_AHEAD = "Object.keys(localStorage).filter(key => /^elearn(:answers:|-waiting)/.test(key)).length"
_OPENS_LATE = """
    const listen = EventTarget.prototype.addEventListener;
    IDBOpenDBRequest.prototype.addEventListener = function (name, act, ...more) {
        const late = (event) => setTimeout(act, 9000, event);
        return listen.call(this, name, name === "success" ? late : act, ...more);
    };
"""
_HOLD_SCRIPTS = "**/js/sit*"


def test_an_attempt_that_the_server_does_not_take_now_does_not_hold_up_the_others(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    visitor.watch.forgive("status of 429")
    first, second = _leave_answers_without_network(visitor, "history-01", "history-02")
    held = min(first, second)  # the shelf gives them in the order of their ids
    visitor.page.route(f"**/api/attempts/{held}/**", lambda route: route.fulfill(status=429))

    visitor.open("tests")

    other = max(first, second)
    wait_until(visitor.page, lambda: bool(visitor.site.stored(other)))
    assert visitor.site.stored(other) == {2: "b"}
    visitor.page.unroute(f"**/api/attempts/{held}/**")
    visitor.open("tests")
    wait_until(visitor.page, lambda: bool(visitor.site.stored(held)))


def test_a_word_typed_before_the_paper_has_its_script_is_saved(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test("language-05", "exam")
    position, item = next(each for each in visitor.site.paper(attempt).items() if each[1].accepted)
    held: list[Route] = []
    visitor.page.route(_HOLD_SCRIPTS, lambda route: held.extend([route]))
    visitor.page.goto(visitor.page.url, wait_until="commit")
    field = visitor.page.locator(f"[name='response-{position}']")
    field.fill(right_answer(item))

    wait_until(visitor.page, lambda: bool(held))
    for route in held:
        route.continue_()

    visitor.expect_state("saved")
    expect(field).to_have_value(right_answer(item))
    wait_until(visitor.page, lambda: position in visitor.site.stored(attempt))


def test_a_flag_set_before_the_paper_has_its_script_is_saved(visit: Visit) -> None:
    visitor, held = visit("ru"), list[Route]()
    attempt = visitor.start_test("history-01", "exam")
    visitor.page.route(_HOLD_SCRIPTS, lambda route: held.extend([route]))
    visitor.page.goto(visitor.page.url, wait_until="commit")
    visitor.task(2).locator("[name=flag-2]").check()

    wait_until(visitor.page, lambda: bool(held))
    for route in held:
        route.continue_()

    query = "SELECT position FROM attempt_item WHERE attempt_id = ? AND is_flagged"
    wait_until(visitor.page, lambda: visitor.site.ask(query, key(attempt)) != [])
    assert [row["position"] for row in visitor.site.ask(query, key(attempt))] == [2]


def test_a_choice_made_while_the_phone_opens_its_database_survives_a_closed_tab(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test("history-01", "exam")
    slow = _open_slowly(visitor)
    slow.locator("[name='response-3'][value='b']").check()
    assert visitor.site.stored(attempt) == {}
    slow.close()

    visitor.page.goto(f"/ru/attempts/{attempt}")

    expect(visitor.page.locator("[name='response-3'][value='b']")).to_be_checked()
    wait_until(visitor.page, lambda: visitor.site.stored(attempt) == {3: "b"})


def test_a_word_typed_while_the_phone_opens_its_database_survives_a_closed_tab(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test("language-05", "exam")
    position, item = next(each for each in visitor.site.paper(attempt).items() if each[1].accepted)
    slow = _open_slowly(visitor)
    slow.locator(f"[name='response-{position}']").fill(right_answer(item))  # and does not leave the field
    slow.close()

    visitor.page.goto(f"/ru/attempts/{attempt}")

    wait_until(visitor.page, lambda: position in visitor.site.stored(attempt))


def _open_slowly(visitor: Visitor) -> Page:
    """Open the paper in a tab whose database does not open; the first tab is closed."""
    context, address = visitor.page.context, visitor.page.url
    visitor.page.close()
    visitor.page = context.new_page()
    slow = context.new_page()
    slow.add_init_script(_NEVER_OPENS)
    slow.goto(address)
    return slow


def test_an_answer_that_the_database_has_no_room_for_goes_out_from_any_page(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = _leave_an_answer_ahead(visitor)

    visitor.open("tests")

    visitor.page.wait_for_function(f"() => {_KEPT_AHEAD} === 0")
    assert visitor.site.stored(attempt) == {2: "b"}


@pytest.mark.parametrize("first", ["attempts/{attempt}", "tests"])
def test_an_older_answer_never_follows_the_newer_one_on_a_full_phone(visit: Visit, first: str) -> None:
    visitor = visit("ru")
    attempt = _leave_an_answer_ahead(visitor, older="a")
    visitor.page.add_init_script(_NO_ROOM_FOR_ANSWERS)

    visitor.open(first.format(attempt=attempt))
    wait_until(visitor.page, lambda: visitor.site.stored(attempt) == {2: "b"})
    visitor.open("tests")
    visitor.page.wait_for_function(f"() => {_KEPT_AHEAD} === 0")

    assert visitor.site.stored(attempt) == {2: "b"}


def test_who_leaves_is_asked_about_an_answer_that_the_database_has_no_room_for(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive("status of 429")
    attempt = _leave_an_answer_ahead(visitor)
    visitor.page.route(f"**/api/attempts/{attempt}/**", lambda route: route.fulfill(status=429))
    visitor.open("my-data")
    asked = refuse_once(visitor.page)
    visitor.press("main form[action$='/leave'] button")

    wait_until(visitor.page, lambda: bool(asked))
    assert visitor.page.evaluate(_KEPT_AHEAD) == 2  # and the note that it waits


def _leave_an_answer_ahead(visitor: Visitor, older: str = "") -> str:
    visitor.watch.forgive(CUT_OFF)
    attempt = visitor.start_test("history-01", "exam")
    context = visitor.page.context
    page = context.new_page()
    page.goto(visitor.page.url)
    visitor.page.goto("about:blank")
    expect(page.locator("#open-tasks")).not_to_be_empty()  # its script is there
    context.set_offline(True)
    if older:
        page.locator(f"[name='response-2'][value='{older}']").check()
        page.wait_for_function(f"() => {_KEPT_AHEAD} === 1")  # the database has it
    page.evaluate(f"() => {{ {_NO_ROOM_FOR_ANSWERS} }}")
    page.locator("[name='response-2'][value='b']").check()
    expect(page.locator(".task-state").nth(1)).not_to_be_empty()
    page.close()
    context.set_offline(False)
    return attempt


def _leave_answers_without_network(visitor: Visitor, *test_ids: str) -> list[str]:
    attempts = [visitor.start_test(test_id, "exam") for test_id in test_ids]
    context = visitor.page.context
    pages = [context.new_page() for _ in attempts]
    for page, attempt in zip(pages, attempts, strict=True):
        page.goto(f"/{visitor.language}/attempts/{attempt}")
    context.set_offline(True)
    for page in pages:
        page.locator("[name='response-2'][value='b']").check()
        expect(page.locator(".task-state").nth(1)).not_to_be_empty()
        page.close()
    visitor.page.goto("about:blank")
    context.set_offline(False)
    return attempts


@pytest.mark.parametrize("mode", ["exam", "practice"])
def test_what_a_slow_database_held_is_shown_and_sent_when_it_opens(visit: Visit, mode: str) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    attempt = visitor.start_test("history-01", mode)
    context, address = visitor.page.context, visitor.page.url
    context.set_offline(True)
    visitor.tap(4, "b")
    visitor.expect_state("waiting", 4)
    visitor.page.wait_for_function(f"() => {AHEAD}.length === 0")  # written where it stays
    visitor.page.close()

    context.set_offline(False)
    visitor.page = context.new_page()
    visitor.page.add_init_script(_OPENS_LATE)
    visitor.page.goto(address)

    expect(visitor.page.locator("[name='response-4'][value='b']")).to_be_checked()
    wait_until(visitor.page, lambda: visitor.site.stored(attempt) == {4: "b"})


@pytest.mark.parametrize("first", ["attempts/{attempt}", "tests"])
def test_an_older_answer_never_follows_one_that_a_closing_page_did_not_write_to_its_end(
    visit: Visit, first: str
) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    attempt = visitor.start_test("history-01", "exam")
    context = visitor.page.context
    context.set_offline(True)
    visitor.answer(4, "b")
    visitor.expect_state("waiting", 4)
    visitor.page.wait_for_function(f"() => {AHEAD}.length === 0")
    visitor.page.evaluate("key => localStorage.setItem(key, '\"c\"')", f"elearn:answers:{attempt}:4")
    visitor.page.goto("about:blank")

    context.set_offline(False)
    for page in (first.format(attempt=attempt), "tests", "tests"):
        visitor.open(page)
        wait_until(visitor.page, lambda: visitor.site.stored(attempt) == {4: "c"})
        visitor.page.wait_for_load_state("networkidle")

    visitor.page.wait_for_function("() => !localStorage.getItem('elearn-waiting')")
    assert visitor.site.stored(attempt) == {4: "c"}
