"""The rehearsal of the computer: with mouse or finger, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from elearn.web.learner.pages.rehearsal import CARD, LETTERS, STEPS, WORDS
from tests.journeys.conftest import Visit
from tests.journeys.page_rules import violations
from tests.journeys.visitor import COMPUTER, Visitor

LATIN = {"р": "h", "а": "f", "б": ",", "о": "j", "т": "n"}


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_the_whole_rehearsal_with_a_mouse(visit: Visit, language: str) -> None:
    visitor = visit(language, viewport=COMPUTER)
    visitor.open()
    visitor.follow("main a[href$='/rehearsal']")
    visitor.follow("#begin")

    for act in (_press, _scroll, _press_letters, _type_words, _listen, _fill_in, _move):
        act(visitor)
        expect_done(visitor)
        visitor.follow("#next")
    visitor.press("#hand-in")
    visitor.press("#sure-no")
    expect(visitor.page.get_by_role("dialog")).to_be_hidden()
    visitor.press("#hand-in")
    visitor.follow("#sure-yes")

    expect(visitor.page.locator("h1.verdict--good")).to_be_visible()
    expect(visitor.page.locator("#course .status:visible")).to_have_count(len(STEPS))
    visitor.open()
    expect(visitor.page.locator("main a[href$='/rehearsal']")).to_have_count(0)


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_every_step_works_without_scripts(visit: Visit, language: str) -> None:
    visitor = visit(language, java_script_enabled=False)
    page = visitor.page
    visitor.open("rehearsal")
    visitor.follow("#begin")
    for name in ("large", "middle", "small"):
        page.locator(f"[data-reaches={name}]").check()
        expect(page.locator(f".target--{name} .icon")).to_be_visible()
    visitor.follow("#next")
    page.locator("[data-reaches=found]").check()
    visitor.follow("#next")
    _fill_and_see(visitor, LETTERS.id, LETTERS.text)
    visitor.follow("#next")
    for typed in WORDS:
        _fill_and_see(visitor, typed.id, typed.text)
    visitor.follow("#next")
    expect(page.locator("audio[controls]")).to_be_visible()
    page.locator("[data-reaches=heard]").check()
    visitor.follow("#next")
    for typed in CARD:
        _fill_and_see(visitor, typed.id, typed.text)
    visitor.follow("#next")
    page.locator("[name=task-1]").first.check()
    visitor.press("[data-cell='3']")
    expect(visitor.task(3)).to_be_in_viewport()
    visitor.follow("#next")
    visitor.follow("#hand-in")
    visitor.follow("form[action$='/rehearsal'] button")

    expect(page.locator("h1.verdict--good")).to_be_visible()


def test_what_is_done_is_remembered_on_the_device_and_the_rest_can_be_skipped(visit: Visit) -> None:
    visitor = visit("ru")
    go_to(visitor, "scroll")
    _scroll(visitor)
    expect_done(visitor)

    visitor.open("rehearsal")
    expect(visitor.page.locator("[data-step=scroll] .status")).to_be_visible()
    expect(visitor.page.locator("#course .status:visible")).to_have_count(1)
    visitor.follow("#begin")  # goes on at the first open step
    visitor.page.wait_for_url(re.compile("/rehearsal/mouse$"))
    visitor.follow("#skip")
    expect(visitor.page.locator("#next")).to_be_visible()


def test_latin_letters_are_taken_by_their_place_and_the_switch_is_told(visit: Visit) -> None:
    visitor = visit("ru", viewport=COMPUTER)
    go_to(visitor, "typing")
    expect(visitor.page.locator("#latin")).to_be_hidden()

    visitor.page.locator("#word").focus()
    visitor.page.keyboard.type("".join(LATIN[letter] for letter in "работа"))

    expect(visitor.page.locator("#latin")).to_contain_text("Alt")
    expect(visitor.page.locator("[data-goal=word].goal--done")).to_be_visible()


def test_a_wrong_key_is_told_and_does_no_harm(visit: Visit) -> None:
    visitor = visit("ru")
    go_to(visitor, "keys")

    visitor.press("[data-letter=о]")
    expect(visitor.page.locator("#told")).to_contain_text("О")
    expect(visitor.page.locator(".told--hint")).to_be_visible()
    visitor.press("[data-letter=а]")

    expect(visitor.page.locator("[data-goal=а].goal--done")).to_be_visible()
    expect(visitor.page.locator(".told--hint")).to_be_hidden()


def test_a_form_says_in_words_what_differs(visit: Visit) -> None:
    visitor = visit("ru", viewport=COMPUTER)
    go_to(visitor, "form")
    told = {}
    for name, text in (("surname", "Karimov"), ("name", "анвар"), ("born", "15 марта"), ("phone", "123")):
        visitor.page.locator(f"#{name}").fill(text)
        visitor.page.keyboard.press("Tab")
        expect(visitor.page.locator(f"#{name}-told")).to_be_visible()
        told[name] = visitor.page.locator(f"#{name}-told").inner_text()
    assert len(set(told.values())) == len(told)

    visitor.page.locator("#name").fill("Анвар")

    expect(visitor.page.locator("#name-told")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_success_hints_and_errors_can_be_read_by_everybody(visit: Visit, scheme: str) -> None:
    visitor = visit("ru", color_scheme=scheme)
    found = []
    go_to(visitor, "mouse")
    _press(visitor)
    found += violations(visitor.page)
    go_to(visitor, "keys")
    visitor.press("[data-letter=а]")
    visitor.press("[data-letter=п]")
    found += violations(visitor.page)
    go_to(visitor, "form")
    for name, text in (("surname", "Karimov"), ("phone", CARD[-1].text)):
        visitor.page.locator(f"#{name}").fill(text)
        visitor.page.keyboard.press("Tab")
    found += violations(visitor.page)
    go_to(visitor, "tasks")
    _move(visitor)
    found += violations(visitor.page)

    assert found == []


def go_to(visitor: Visitor, step: str) -> None:
    visitor.open(f"rehearsal/{step}")


def expect_done(visitor: Visitor) -> None:
    expect(visitor.page.locator("#goals > li:not(.goal--done)")).to_have_count(0)
    expect(visitor.page.get_by_role("status").locator("b").first).to_be_visible()
    expect(visitor.page.locator("#skip")).to_be_hidden()


def _press(visitor: Visitor) -> None:
    for name in ("large", "middle", "small"):
        visitor.press(f".target--{name}")
    visitor.press(".choice:has([data-reaches=answer])")
    visitor.press(".choice:has([data-reaches=box])")


def _scroll(visitor: Visitor) -> None:
    visitor.page.locator("#long-box").hover()
    visitor.page.mouse.wheel(0, 2000)
    expect(visitor.page.locator("[data-goal=down].goal--done")).to_be_visible()
    visitor.press(".choice:has([data-reaches=found])")


def _press_letters(visitor: Visitor) -> None:
    for letter in LETTERS.text:
        expect(visitor.page.locator(".key--now")).to_have_text(letter)
        visitor.press(f"[data-letter={letter}]")


def _type_words(visitor: Visitor) -> None:
    """Follow the keys that light up, and nothing else."""
    lit = visitor.page.locator(".key--now")
    for _ in range(2 * sum(len(word.text) + len(word.begun) for word in WORDS)):
        keys = lit.evaluate_all("keys => keys.map(key => key.dataset.does || key.dataset.letter)")
        for key in keys:  # Shift, then its letter
            visitor.press(f"[data-does={key}]" if len(key) > 1 else f"[data-letter={key}]")


def _listen(visitor: Visitor) -> None:
    visitor.press("#play")
    expect(visitor.page.locator("[data-goal=play].goal--done")).to_be_visible()  # sounds; then it is heard
    visitor.page.locator("#volume").fill("80")
    visitor.page.locator("[name=heard]").first.check()
    expect(visitor.page.locator(".told--hint")).to_be_visible()
    visitor.press(".choice:has([data-reaches=heard])")


def _fill_in(visitor: Visitor) -> None:
    for typed in CARD:
        visitor.page.locator(f"#{typed.id}").fill(typed.text)


def _move(visitor: Visitor) -> None:
    visitor.page.locator("[name=task-1]").first.check()
    visitor.press("[data-moves=next]:visible")
    visitor.press("#task-2 .flag")
    visitor.press("[data-cell='3']")
    visitor.press("[data-cell='1']")
    visitor.page.locator("[name=task-1]").last.check()
    expect(visitor.page.locator("[data-cell='1'].cell--answered")).to_be_visible()
    expect(visitor.page.locator("[data-cell='2'].cell--flagged")).to_be_visible()


def _fill_and_see(visitor: Visitor, name: str, text: str) -> None:
    visitor.page.locator(f"#{name}").fill(text)
    expect(visitor.page.locator(f"#{name} ~ .judged-yes")).to_be_visible()
