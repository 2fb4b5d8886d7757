"""The site as an app of the phone: installed, open without network, renewed, and sending by itself."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.cli.serving import elearn, serving
from tests.journeys.advised_bank import BANK, RELEASE, write_advised_bank
from tests.journeys.conftest import Visit
from tests.journeys.phone import (
    HAS_WORKER,
    answer_all,
    hand_in,
    start_without_network,
    take,
    wait_until,
)
from tests.journeys.site import Site, right_answer
from tests.journeys.visitor import PATIENCE, Visitor
from tests.journeys.watch import CUT_OFF

pytestmark = pytest.mark.worker

_KEPT = "caches.open('pages').then(cache => cache.keys()).then(keys => keys.length)"
FIRST_PAGES = ("", "tests", "exams", "progress", "away")
LATER_PAGES = ("syllabus", "guide", "plan", "glossary", "rehearsal")


@pytest.mark.parametrize("language", ["ru", "en", "uz", "uz-cyrl", "tg", "ky"])
def test_the_site_can_be_installed_in_every_language(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.open()
    visitor.page.evaluate(HAS_WORKER)
    session = visitor.page.context.new_cdp_session(visitor.page)

    manifest = session.send("Page.getAppManifest")
    problems = session.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert manifest["errors"] == []
    assert f'"/{language}/"' in manifest["data"]
    # A window without a profile of its own cannot install anything, whatever the site is like.
    assert {problem["errorId"] for problem in problems} <= {"in-incognito"}


@pytest.mark.parametrize("language", ["ru", "uz-cyrl"])
def test_after_the_first_visit_the_main_pages_open_without_network(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.watch.forgive(CUT_OFF)
    visitor.open()
    visitor.page.evaluate(HAS_WORKER)
    wait_until(visitor.page, lambda: visitor.page.evaluate(_KEPT) >= len(FIRST_PAGES))
    _expect_without_network(visitor, FIRST_PAGES)

    visitor.open("tests")
    wait_until(visitor.page, lambda: visitor.page.evaluate(_KEPT) >= len(FIRST_PAGES + LATER_PAGES))
    _expect_without_network(visitor, LATER_PAGES)


def _expect_without_network(visitor: Visitor, paths: tuple[str, ...]) -> None:
    visitor.page.context.set_offline(True)
    for path in paths:
        visitor.open(path)
        expect(visitor.page.locator("main h1")).to_be_visible()
        expect(visitor.page.locator(".kept-note")).to_be_visible()
        assert visitor.page.evaluate("getComputedStyle(document.body).display") == "flex"  # with its style
    visitor.page.context.set_offline(False)


def test_what_waits_is_sent_by_the_browser_after_the_page_was_closed(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.watch.forgive(CUT_OFF)
    attempt = visitor.start_test("history-01", "exam")
    visitor.page.evaluate(HAS_WORKER)
    visitor.page.context.set_offline(True)
    visitor.answer(3, "b")
    visitor.expect_state("waiting")
    other = visitor.page.context.new_page()
    visitor.page.close()
    visitor.page.context.set_offline(False)
    session = visitor.page.context.new_cdp_session(other)
    workers: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: workers.extend(each["registrationId"] for each in event["registrations"]),
    )
    session.send("ServiceWorker.enable")
    other.goto("about:blank")
    expect(other).to_have_url("about:blank")
    wait_until(other, lambda: bool(workers))

    session.send(
        "ServiceWorker.dispatchSyncEvent",
        {"origin": visitor.site.url, "registrationId": workers[0], "tag": "elearn", "lastChance": False},
    )

    wait_until(other, lambda: bool(visitor.site.stored(attempt)))
    assert visitor.site.stored(attempt) == {3: "b"}


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_a_recording_that_was_taken_along_plays_without_network(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.watch.forgive(CUT_OFF)
    take(visitor, "language-02")
    visitor.page.context.set_offline(True)
    start_without_network(visitor, "language-02", "practice")

    audio = visitor.page.locator("audio").first
    audio.evaluate("audio => { audio.muted = true; return audio.play(); }")
    visitor.page.wait_for_function("() => document.querySelector('audio').currentTime > 0.3")
    audio.evaluate("audio => { audio.currentTime = audio.duration - 1; }")

    visitor.page.wait_for_function("() => document.querySelector('audio').ended")


def test_all_tests_are_taken_along_at_once_and_their_size_was_told_before(visit: Visit) -> None:
    visitor = visit("ky")
    visitor.open("away")
    visitor.page.evaluate(HAS_WORKER)
    visitor.page.locator("#with-sound").uncheck()
    told = visitor.numbers("#away-choose p .size")[0]
    visitor.page.locator("#away-choose p button.take").first.click()

    expect(visitor.page.locator("#kept-list li")).to_have_count(25, timeout=5 * PATIENCE)
    expect(visitor.page.locator("#away-progress")).to_be_hidden()
    assert str(told) in visitor.page.locator("#kept-size").inner_text().replace("\u00a0", "")


def test_a_new_release_does_not_break_a_test_that_was_begun_with_the_old_one(
    visit: Visit, tmp_path: Path
) -> None:
    with serving(tmp_path) as server:
        visitor = visit("ru", site=Site(f"http://127.0.0.1:{server.port}", tmp_path))
        visitor.watch.forgive(CUT_OFF)
        take(visitor, "legislation-03")
        start_without_network(visitor, "legislation-03", "exam")
        old = visitor.page.url
        port = server.port
    elearn(tmp_path, "banks", "load", str(write_advised_bank(tmp_path / "books")))
    with serving(tmp_path, port=port):
        visitor.open("away")
        row = visitor.page.locator("#kept-list li")
        row.locator("button.take").click()
        expect(visitor.page.locator("#kept-list li")).to_have_count(2)
        visitor.page.goto(old)
        attempt = answer_all(visitor, "legislation-03", right_answer)
        hand_in(visitor)
        expect(visitor.page.locator("#result-open a")).to_be_visible()

        query = "SELECT DISTINCT release FROM attempt_item WHERE attempt_id = ?"
        assert visitor.site.ask(query, attempt.replace("-", "")) == [{"release": "2026.1"}]
        assert visitor.site.attempt(attempt)["passed"] == 1
        visitor.open("tests/legislation-03")
        assert re.search(RELEASE, visitor.page.request.get("/ru/away").text()), BANK
        visitor.page.goto("about:blank")


_OLDER = """async () => {
    const keep = async (name, address, text) => (await caches.open(name)).put(address, new Response(text));
    await keep("pages", "/ru/attempts/kept", '<script src="/static/needed/js/sit.js"></script>');
    await keep("frame-needed", "/static/needed/js/sit.js", "");
    await keep("frame-unneeded", "/static/unneeded/js/sit.js", "");
    await (await navigator.serviceWorker.getRegistration()).unregister();
}"""


# In the worker: somebody begins a test right when the page that comes along has arrived.
_BEGIN_MEANWHILE = """async () => {
    const cache = await caches.open("pages");
    await cache.delete("/en/progress");
    const bring = self.fetch;
    self.fetch = async (...asked) => {
        const answer = await bring(...asked);
        if (String(asked[0].url || asked[0]).endsWith("/progress")) await noteBegun("en");
        return answer;
    };
    await keepMainPages("/en/");
    self.fetch = bring;
    return Array.from(await cache.keys(), (request) => new URL(request.url).pathname);
}"""


def test_a_progress_page_that_comes_along_when_somebody_has_just_begun_is_let_go(visit: Visit) -> None:
    visitor = visit("en")
    visitor.open()
    visitor.page.evaluate(HAS_WORKER)
    visitor.page.wait_for_function("caches.match('/en/away').then(Boolean)")  # nothing more comes along

    kept = visitor.page.context.service_workers[0].evaluate(_BEGIN_MEANWHILE)

    assert "/en/tests" in kept
    assert "/en/progress" not in kept


def test_a_new_version_leaves_the_scripts_of_pages_that_are_kept(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.open()
    visitor.page.evaluate(HAS_WORKER)
    visitor.page.wait_for_function(
        "navigator.serviceWorker.ready.then(it => it.active.state === 'activated')"
    )
    visitor.page.evaluate(_OLDER)

    visitor.page.reload()

    visitor.page.wait_for_function("caches.has('frame-unneeded').then(has => !has)")
    assert visitor.page.evaluate("caches.has('frame-needed')")
    assert visitor.page.evaluate("caches.match('/static/needed/js/sit.js').then(Boolean)")


def test_a_progress_page_that_nobody_opened_says_nothing_about_who_has_begun(visit: Visit) -> None:
    visitor = visit("en")
    visitor.watch.forgive(CUT_OFF)
    visitor.open()
    visitor.page.evaluate(HAS_WORKER)
    kept = "path => caches.match(path).then(Boolean)"
    visitor.page.wait_for_function(kept, arg="/en/progress")
    visitor.page.wait_for_function(kept, arg="/en/away")  # the last of the first

    visitor.start_test("history-01", "exam")

    visitor.open("guide")  # each page that is opened brings others along
    visitor.page.wait_for_function(kept, arg="/en/plan")
    visitor.page.wait_for_function(f"path => ({kept})(path).then(found => !found)", arg="/en/progress")
    visitor.page.context.set_offline(True)
    visitor.open("progress")
    expect(visitor.page.locator("main h1")).to_be_visible()
    expect(visitor.page.locator("main")).not_to_contain_text("Nothing here yet")
