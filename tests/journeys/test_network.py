"""The network goes and comes back; the page closes in between; the server stops and starts."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from tests.cli.serving import serving
from tests.journeys.conftest import Visit
from tests.journeys.phone import wait_until
from tests.journeys.site import Site, right_answer, wrong_answer
from tests.journeys.visitor import Visitor
from tests.journeys.watch import CUT_OFF

_HOLD_FORMS = """() => {
    HTMLFormElement.prototype.submit = function () { window.brought = Array.from(new FormData(this)); };
}"""
# Most without a service worker: it goes on sending where a test only takes the network from the pages.


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_answers_chosen_without_network_are_kept_said_so_and_sent_later(visit: Visit, language: str) -> None:
    visitor, attempt = _begin(visit, language)
    visitor.answer(1, "a")
    visitor.expect_state("saved")

    visitor.page.context.set_offline(True)
    for position, value in {2: "b", 3: "c", 1: "c"}.items():
        visitor.answer(position, value)
        visitor.expect_state("waiting", position)
    visitor.expect_state("waiting")
    assert visitor.site.stored(attempt) == {1: "a"}
    visitor.page.context.set_offline(False)

    visitor.expect_state("saved")
    assert visitor.site.stored(attempt) == {1: "c", 2: "b", 3: "c"}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_answers_chosen_without_network_survive_a_closed_page(visit: Visit, language: str) -> None:
    visitor, attempt = _begin(visit, language)
    visitor.page.context.set_offline(True)
    visitor.answer(4, "b")
    visitor.task(5).locator("[name=flag-5]").check()
    visitor.expect_state("waiting")
    context, address = visitor.page.context, visitor.page.url
    visitor.page.close()

    context.set_offline(False)
    visitor.page = context.new_page()
    visitor.page.goto(address)

    visitor.expect_checked({4: "b"})
    expect(visitor.page.locator("[name=flag-5]")).to_be_checked()
    visitor.expect_state("saved")
    assert visitor.site.stored(attempt) == {4: "b"}


def test_a_practice_answer_chosen_without_network_is_told_when_it_is_back(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    item = visitor.site.paper(visitor.start_test("history-01", "practice"))[1]
    visitor.page.context.set_offline(True)
    visitor.answer(1, wrong_answer(item))
    visitor.expect_state("waiting", 1)

    visitor.page.context.set_offline(False)

    expect(visitor.task(1).locator(".feedback--later")).to_be_visible()


def test_a_page_closed_right_after_an_answer_loses_nothing(visit: Visit) -> None:
    visitor, attempt = _begin(visit, "ru")
    address, context = visitor.page.url, visitor.page.context
    visitor.tap(6, "b")
    visitor.page.close()

    visitor.page = context.new_page()
    visitor.page.goto(address)

    visitor.expect_checked({6: "b"})
    wait_until(visitor.page, lambda: visitor.site.stored(attempt) == {6: "b"})


def test_the_paper_goes_on_over_a_restart_of_the_server(visit: Visit, tmp_path: Path) -> None:
    with serving(tmp_path) as first:
        port = first.port
        visitor = visit("ru", site=Site(f"http://127.0.0.1:{port}", tmp_path))
        visitor.watch.forgive(CUT_OFF)
        attempt = visitor.start_test("history-01", "exam")
        visitor.answer(1, "a")
        visitor.expect_state("saved")
    visitor.answer(2, "b")
    visitor.expect_state("waiting", 2)
    with serving(tmp_path, port=port):
        visitor.expect_state("saved")
        assert visitor.site.stored(attempt) == {1: "a", 2: "b"}
        visitor.answer_all(right_answer)
        visitor.hand_in()
        assert visitor.site.attempt(attempt)["passed"] == 1
        visitor.page.goto("about:blank")


def test_a_hand_in_brings_what_an_older_answer_may_have_overtaken_and_nothing_follows_it(
    visit: Visit,
) -> None:
    visitor, saves = visit("ru"), list[str]()
    visitor.watch.forgive(CUT_OFF)
    visitor.page.clock.install()
    visitor.start_test("history-01", "exam")
    visitor.page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))
    visitor.page.evaluate(_HOLD_FORMS)
    visitor.page.context.set_offline(True)
    visitor.answer(1, "a")
    visitor.expect_state("waiting", 1)
    visitor.page.context.set_offline(False)
    visitor.expect_state("saved")

    def note(request: Request) -> None:
        saves.extend(re.findall(r"/responses/\d+$", request.url))

    visitor.page.on("request", note)
    visitor.press("button[name=then][value=hand-in]")
    visitor.press("#sure-yes")
    visitor.page.wait_for_function("() => window.brought")
    visitor.page.clock.fast_forward(13_000)  # by now it would send again what has been overtaken
    visitor.page.evaluate("() => fetch('/healthz')")  # later than whatever it would send

    assert ["response-1", "a"] in visitor.page.evaluate("() => window.brought")
    assert saves == []


@pytest.mark.worker
@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_hand_in_without_network_waits_and_goes_out_by_itself(visit: Visit, language: str) -> None:
    visitor, attempt = _begin(visit, language)
    visitor.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    _keep(visitor)
    visitor.page.context.set_offline(True)
    visitor.answer(1, "c")
    visitor.press("button[name=then][value=hand-in]")
    visitor.press("#sure-yes")
    expect(visitor.page.locator("#handed-in")).to_be_visible()
    visitor.expect_checked({1: "c"})

    visitor.page.context.set_offline(False)

    expect(visitor.page).to_have_url(re.compile(r"/outcome$"))
    assert visitor.site.stored(attempt) == {1: "c"}


@pytest.mark.worker
def test_a_hand_in_of_a_closed_paper_goes_out_from_the_next_page(visit: Visit) -> None:
    visitor, attempt = _begin(visit, "ru")
    visitor.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    _keep(visitor)
    context = visitor.page.context
    context.set_offline(True)
    visitor.answer(2, "a")
    visitor.press("button[name=then][value=hand-in]")
    visitor.press("#sure-yes")
    expect(visitor.page.locator("#handed-in")).to_be_visible()
    visitor.page.close()

    context.set_offline(False)
    visitor.page = context.new_page()
    visitor.open("tests")

    visitor.page.wait_for_function("() => !localStorage.getItem('elearn-waiting')")
    assert visitor.site.stored(attempt) == {2: "a"}
    assert visitor.site.attempt(attempt)["submitted_at"]


def _keep(visitor: Visitor) -> None:
    """Open the paper once more: the worker keeps it."""
    visitor.page.reload()
    visitor.page.wait_for_function("caches.match(location.pathname).then(Boolean)")
    visitor.see_script()


def _begin(visit: Visit, language: str) -> tuple[Visitor, str]:
    visitor = visit(language)
    visitor.watch.forgive(CUT_OFF)
    return visitor, visitor.start_test("history-01", "exam")
