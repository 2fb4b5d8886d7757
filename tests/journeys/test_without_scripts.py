"""Everything without JavaScript: forms with buttons, from the start page to the outcome."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import explanation_in, granted_words, key, right_answer, wrong_answer
from tests.journeys.visitor import Visitor

Old = Callable[[str], Visitor]
_SAVE = "button[name=at][value=end]"
_MODULE = re.compile(r"/js/(?!page\.js)")  # page.js is no module, and runs in any browser
_HAND_IN = "button[name=then][value=hand-in]"


@pytest.fixture(params=["without scripts", "without modules"])
def old(request: pytest.FixtureRequest, visit: Visit) -> Old:
    """Make visitors whose browser runs no scripts, or only such as are no modules (Chrome 60 and older)."""
    return _without_scripts(visit) if request.param == "without scripts" else _without_modules(visit)


@pytest.mark.parametrize(("test_id", "language"), [("history-01", "ru"), ("language-01", "uz")])
def test_a_test_can_be_sat_flagged_saved_and_handed_in(old: Old, test_id: str, language: str) -> None:
    visitor = old(language)
    visitor.open()
    visitor.press("main a[href$='/tests']")
    visitor.press(f"main a[href$='/tests/{test_id}']")
    visitor.press("main button[name=mode][value=exam]")
    attempt = visitor.attempt_id()
    items = visitor.site.paper(attempt)

    for position, item in items.items():
        visitor.answer(position, right_answer(item))
    visitor.page.locator("[name=flag-2]").check()
    visitor.follow(_SAVE)
    expect(visitor.page.locator("[name=flag-2]")).to_be_checked()
    assert visitor.site.stored(attempt) == {place: right_answer(item) for place, item in items.items()}
    visitor.press(_HAND_IN)
    visitor.page.wait_for_url(re.compile(r"/submit$"))
    visitor.press("main form[action$='/submit'] button")
    visitor.page.wait_for_url(re.compile(r"/outcome$"))

    expect(visitor.page.locator("h1.verdict--good")).to_be_visible()
    visitor.follow("main a[href$='/review']")
    assert granted_words(explanation_in(items[1], language)) in granted_words(visitor.task(1).inner_text())


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_practice_tells_right_or_wrong(old: Old, language: str) -> None:
    visitor = old(language)
    visitor.open()
    attempt = visitor.start_by("/attempts")
    items = visitor.site.paper(attempt)

    visitor.answer(1, wrong_answer(items[1]))
    visitor.task(1).locator("button.check").click()
    expect(visitor.task(1).locator(".feedback--later")).to_be_visible()
    visitor.answer(2, right_answer(items[2]))
    visitor.task(2).locator("button.check").click()

    expect(visitor.task(2).locator(".feedback--good")).to_be_visible()
    expect(visitor.task(1).get_by_role("radio").first).to_be_disabled()
    said = granted_words(visitor.told(1).inner_text())
    assert granted_words(explanation_in(items[1], language)) in said


def test_a_translation_can_be_opened(old: Old) -> None:
    visitor = old("uz")
    attempt = visitor.start_test("history-01", "practice")

    visitor.task(3).locator("button.peek").click()

    expect(visitor.task(3).locator(".translation")).to_be_visible()
    query = "SELECT position FROM attempt_item WHERE attempt_id = ? AND is_aided"
    assert visitor.site.ask(query, key(attempt)) == [{"position": 3}]


def test_what_was_forgotten_is_named_before_the_hand_in(old: Old) -> None:
    visitor = old("ru")
    attempt = visitor.start_test("history-01", "exam")
    for position in range(2, 21):
        visitor.answer(position, "a")

    visitor.press(_HAND_IN)

    open_tasks = visitor.page.locator(f"main a[href*='/attempts/{attempt}#task-']")
    expect(open_tasks).to_have_text(["1"])
    open_tasks.click()
    visitor.page.wait_for_url(re.compile(r"#task-1$"))
    assert set(visitor.checked()) == set(range(2, 21))


@pytest.mark.parametrize("mode", ["exam", "practice"])
def test_recordings_can_be_played(old: Old, mode: str) -> None:
    visitor = old("ru")
    visitor.start_test("language-01", mode)

    expect(visitor.page.locator("audio[controls]").first).to_be_visible()


def test_no_button_is_shown_that_needs_a_script(old: Old) -> None:
    visitor = old("ru")
    visitor.start_test("language-01", "exam")

    expect(visitor.page.locator("main button[type=button]:visible")).to_have_count(0)


def _without_scripts(visit: Visit) -> Old:
    return lambda language: visit(language, java_script_enabled=False)


def _without_modules(visit: Visit) -> Old:
    def come(language: str) -> Visitor:
        visitor = visit(language, service_workers="block")
        visitor.watch.forgive("Service Worker registration blocked")
        visitor.page.add_init_script("delete HTMLScriptElement.prototype.noModule")
        visitor.page.route(_MODULE, lambda route: route.fulfill(content_type="text/javascript", body=""))
        return visitor

    return come
