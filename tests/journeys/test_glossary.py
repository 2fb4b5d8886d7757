"""Russian words in practice: a tap tells what a word means, but never what could be the key."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Visit
from tests.journeys.site import wrong_answer
from tests.journeys.visitor import Visitor


def window(visitor: Visitor) -> Locator:
    return visitor.page.locator(".term-entry")


def first_task_with_a_term(visitor: Visitor) -> int:
    term = visitor.page.locator(".stem .term").first
    expect(term).to_be_visible()
    return int(term.evaluate("term => term.closest('.task').dataset.position"))


@pytest.mark.parametrize("language", ["uz", "tg"])
def test_an_open_task_tells_the_word_and_an_answered_one_its_meaning(visit: Visit, language: str) -> None:
    visitor = visit(language)
    attempt = visitor.start_test("legislation-01", "practice")
    position = first_task_with_a_term(visitor)
    term = visitor.task(position).locator(".stem .term").first

    term.click()
    expect(window(visitor).locator("[lang=ru]")).not_to_be_empty()
    expect(window(visitor).locator(".term-own")).not_to_be_empty()
    expect(window(visitor).locator(".term-meaning")).to_be_hidden()
    visitor.page.keyboard.press("Escape")
    expect(window(visitor)).to_be_hidden()
    expect(term).to_be_focused()

    visitor.answer(position, wrong_answer(visitor.site.paper(attempt)[position]))
    expect(visitor.told(position)).to_be_visible()
    term.press("Enter")
    expect(window(visitor).locator(".term-meaning")).not_to_be_empty()
    visitor.page.mouse.click(5, 5)  # beside the window
    expect(window(visitor)).to_be_hidden()


def test_a_word_without_a_translation_waits_for_the_answer(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test("legislation-01", "practice")
    visitor.page.wait_for_load_state("networkidle")
    expect(visitor.page.locator(".stem .term")).to_have_count(0)

    for position, item in list(visitor.site.paper(attempt).items())[:4]:
        visitor.answer(position, wrong_answer(item))
        expect(visitor.told(position)).to_be_visible()

    visitor.page.locator(".feedback .term").first.click()
    expect(window(visitor).locator(".term-meaning")).not_to_be_empty()


def test_a_word_counts_as_no_aid(visit: Visit) -> None:
    visitor = visit("uz")
    attempt = visitor.start_test("legislation-01", "practice")
    position = first_task_with_a_term(visitor)
    visitor.task(position).locator(".stem .term").first.click()
    window(visitor).get_by_role("button").click()

    visitor.answer(position, wrong_answer(visitor.site.paper(attempt)[position]))
    expect(visitor.told(position)).to_be_visible()

    rows = visitor.site.ask("SELECT DISTINCT is_aided FROM attempt_item")
    assert [row["is_aided"] for row in rows if row["is_aided"]] == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_words_of_a_lesson_are_marked_once_each(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.open("topics/law-labour")

    expect(visitor.page.locator(".lesson .term").first).to_be_visible()
    words = visitor.page.locator(".lesson .term").all_inner_texts()
    assert len({word.lower() for word in words}) == len(words)


def test_in_an_exam_no_word_is_explained(visit: Visit) -> None:
    visitor = visit("uz")
    visitor.start_test("legislation-01", "exam")
    visitor.page.wait_for_load_state("networkidle")

    expect(visitor.task(1)).to_be_visible()
    expect(visitor.page.locator(".term, #term-entry")).to_have_count(0)


@pytest.mark.parametrize(("language", "typed"), [("ru", "трудов"), ("uz", "Fuqarolik")])
def test_a_word_is_found_by_its_letters(visit: Visit, language: str, typed: str) -> None:
    visitor = visit(language)
    visitor.open("syllabus")
    visitor.follow("main a[href$='/glossary']")
    shown = visitor.page.locator("#words > li:visible")
    expect(shown).to_have_count(35)

    visitor.page.locator("#find-word").fill(typed)
    expect(shown.first).to_have_text(re.compile(typed, re.IGNORECASE))
    visitor.page.locator("#find-word").fill("щщщ")
    expect(shown).to_have_count(0)
    expect(visitor.page.locator("#no-word")).not_to_be_empty()
