"""Recordings: once in exam mode, whatever happens in between; freely in practice."""

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

STOPPED_AT = 5  # seconds: far enough that a recording from the start would show
_TIME = "audio => audio.currentTime"
_KEPT = """seconds => Object.entries(localStorage)
    .some(([key, value]) => key.startsWith("elearn:heard:") && Number(value) >= seconds)"""
_HEARD = "audio => !audio.paused && audio.played.length && audio.currentTime > audio.played.start(0) + 0.3"


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_in_exam_mode_a_recording_goes_on_after_a_reload_and_plays_once(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.start_test("language-01", "exam")
    box = _first_box(visitor)

    box.get_by_role("button").click()
    box.locator("audio").evaluate("(audio, seconds) => { audio.currentTime = seconds; }", STOPPED_AT)
    assert _listen(box) >= STOPPED_AT
    visitor.page.wait_for_function(_KEPT, arg=STOPPED_AT)  # it may have begun before it was wound on
    visitor.page.reload()
    box.get_by_role("button").click()
    assert _listen(box) >= STOPPED_AT
    box.locator("audio").evaluate("audio => { audio.currentTime = audio.duration - 0.2; }")
    expect(box.get_by_role("button")).to_be_hidden()
    expect(box.get_by_role("status")).to_have_text(box.get_attribute("data-ended") or "-")
    visitor.page.reload()

    expect(box.get_by_role("button")).to_be_hidden()
    expect(box.get_by_role("status")).to_have_text(box.get_attribute("data-ended") or "-")


def test_in_exam_mode_there_is_nothing_to_wind_back_with(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.start_test("language-01", "exam")

    expect(visitor.page.locator("audio").first).to_be_attached()
    expect(visitor.page.locator("audio[controls]:visible")).to_have_count(0)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_in_practice_a_recording_plays_freely_and_can_be_read(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.start_test("language-01", "practice")
    audio = visitor.page.locator("audio[controls]").first

    audio.evaluate("audio => audio.play()")
    visitor.page.wait_for_function(_HEARD, arg=audio.element_handle())
    visitor.page.locator(".stimulus summary").first.click()

    expect(visitor.page.locator(".stimulus details [lang=ru] p").first).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_in_practice_a_recording_can_be_slower(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.start_test("language-01", "practice")
    audio, speeds = visitor.page.locator("audio[controls]").first, visitor.page.locator(".speeds").first

    speeds.locator("[value='0.75']").click()
    expect(speeds.locator("[aria-pressed=true]")).to_have_attribute("value", "0.75")
    audio.evaluate("audio => audio.play()")
    visitor.page.wait_for_function(_HEARD, arg=audio.element_handle())
    assert audio.evaluate("audio => audio.playbackRate") == 0.75

    speeds.locator("[value='1']").click()
    assert audio.evaluate("audio => audio.playbackRate") == 1


def test_nothing_is_downloaded_before_it_is_played(visit: Visit) -> None:
    visitor = visit("ru")
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))

    visitor.start_test("language-01", "exam")
    visitor.page.wait_for_load_state("networkidle")

    assert [url for url in asked if _is_sound(visitor, url)] == []


def _first_box(visitor: Visitor) -> Locator:
    return visitor.page.locator(".play-once").first


def _listen(box: Locator) -> float:
    """Listen for a moment; return how far the recording is."""
    audio = box.locator("audio")
    box.page.wait_for_function(_HEARD, arg=audio.element_handle())
    heard: float = audio.evaluate(_TIME)
    return heard


def _is_sound(visitor: Visitor, url: str) -> bool:
    path = url.removeprefix(visitor.site.url)
    return visitor.page.locator(f"audio source[src='{path}']").count() > 0
