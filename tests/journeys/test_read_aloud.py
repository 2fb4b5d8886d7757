"""Tasks and explanations are read aloud where the device has a voice for them, in practice only.

Headless Chromium has no voices: a list of voices is put in, and what would be said is written down.
"""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Visit
from tests.journeys.site import granted_words, wrong_answer
from tests.journeys.visitor import Visitor

VOICES = """(languages) => {
  const voices = languages.map((lang) => ({ lang, name: lang, localService: true }));
  window.said = [];
  const speech = {
    getVoices: () => voices,
    speak: (utterance) => window.said.push(utterance),
    cancel: () => { window.said = []; },
    addEventListener: () => {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
SAID = "window.said.map((utterance) => [utterance.lang, utterance.text])"
STARTED = "() => window.said.length > 0"
ENDED = "() => window.said.length === 0"


def give_voices(visitor: Visitor, *languages: str) -> None:
    visitor.page.add_init_script(f"({VOICES})({list(languages)})")


def said(visitor: Visitor) -> list[Any]:
    visitor.page.wait_for_function(STARTED)
    found: list[Any] = visitor.page.evaluate(SAID)
    return found


def listen(place: Locator) -> Locator:
    return place.locator(".listen")


@pytest.mark.parametrize(("language", "voice"), [("ru", "ru-RU"), ("uz", "uz_UZ")])
def test_a_task_is_read_with_its_choices_and_then_its_explanation(
    visit: Visit, language: str, voice: str
) -> None:
    visitor = visit(language)
    give_voices(visitor, "ru-RU", voice)
    attempt = visitor.start_test("legislation-01", "practice")
    item = visitor.site.paper(attempt)[1]

    listen(visitor.task(1)).click()
    texts = " ".join(text for _, text in said(visitor))
    assert granted_words(item.stem) in texts
    for number, choice in enumerate(item.choices, start=1):
        assert f"{number}. {granted_words(choice.text)}" in texts
    assert {lang for lang, _ in said(visitor)} == {"ru"}

    visitor.answer(1, wrong_answer(item))
    listen(visitor.told(1)).click()
    visitor.page.wait_for_function(f"() => {SAID}.some(([lang]) => lang.slice(0, 2) === '{language}')")


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_second_press_or_a_recording_ends_the_reading(visit: Visit, language: str) -> None:
    visitor = visit(language)
    give_voices(visitor, "ru-RU")
    visitor.start_test("language-01", "practice")
    button = listen(visitor.task(1))
    words = button.inner_text()

    button.click()
    assert said(visitor)
    expect(button).not_to_have_text(words)
    button.click()
    visitor.page.wait_for_function(ENDED)
    expect(button).to_have_text(words)

    button.click()
    assert said(visitor)
    visitor.page.locator("audio[controls]").first.evaluate("audio => audio.play()")
    visitor.page.wait_for_function(ENDED)


def test_the_end_of_the_last_sentence_brings_the_word_back(visit: Visit) -> None:
    visitor = visit("ru")
    give_voices(visitor, "ru-RU")
    visitor.start_test("history-01", "practice")
    button = listen(visitor.task(1))
    words = button.inner_text()
    button.click()
    assert said(visitor)

    visitor.page.evaluate("window.said[window.said.length - 1].onend()")

    expect(button).to_have_text(words)


def test_an_explanation_without_a_voice_for_its_language_is_not_offered(visit: Visit) -> None:
    visitor = visit("tg")
    give_voices(visitor, "ru-RU", "en-US")
    attempt = visitor.start_test("history-01", "practice")

    visitor.answer(1, wrong_answer(visitor.site.paper(attempt)[1]))

    expect(visitor.told(1)).to_be_visible()
    expect(listen(visitor.task(1))).to_have_count(1)
    expect(listen(visitor.told(1))).to_have_count(0)


def test_cyrillic_uzbek_is_not_given_to_a_voice_of_latin_letters(visit: Visit) -> None:
    visitor = visit("uz-cyrl")
    give_voices(visitor, "uz-UZ")
    visitor.open("topics/history-holidays")

    expect(visitor.page.locator(".lesson")).to_be_visible()
    expect(visitor.page.locator(".listen")).to_have_count(0)


def test_a_lesson_can_be_heard(visit: Visit) -> None:
    visitor = visit("en")
    give_voices(visitor, "en-GB")
    visitor.open("topics/history-holidays")

    listen(visitor.page.locator(".lesson")).click()

    heading = visitor.page.locator(".lesson h2, .lesson h3, .lesson p").first.inner_text()
    assert granted_words(heading).startswith(said(visitor)[0][1][:20])


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_without_voices_there_is_no_control(visit: Visit, language: str) -> None:
    visitor = visit(language)
    give_voices(visitor)
    visitor.start_test("history-01", "practice")
    visitor.page.wait_for_load_state("networkidle")

    expect(visitor.task(1)).to_be_visible()
    expect(visitor.page.locator(".listen")).to_have_count(0)


def test_the_exam_is_never_read_aloud(visit: Visit) -> None:
    visitor = visit("ru")
    give_voices(visitor, "ru-RU")
    visitor.start_test("language-01", "exam")
    visitor.page.wait_for_load_state("networkidle")

    expect(visitor.task(1)).to_be_visible()
    expect(visitor.page.locator(".listen, #listen, .speeds, #speeds")).to_have_count(0)
