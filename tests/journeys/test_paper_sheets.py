"""Tests on paper: printed in two versions, and typed in by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from elearn.domain.items import Item
from elearn.domain.paper_sheets import key_letter
from tests.journeys.centre import Room, make_centre, sign_in
from tests.journeys.conftest import Visit
from tests.journeys.page_rules import overflow
from tests.journeys.site import Site, all_items, key, right_answer
from tests.journeys.test_print import PALE, SHEET, TO_PRESS
from tests.journeys.visitor import COMPUTER, Visitor

TEST = "language-01"  # with recordings to be read aloud, notices, and words to be typed
NORMAL, LARGE = "16px", "24px"  # 12 and 18 points


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_two_versions_are_printed_and_a_sheet_is_typed_in_by_keyboard_alone(
    visit: Visit, site: Site, language: str
) -> None:
    room = make_centre(site, 2)
    trainer = visit(language, viewport=COMPUTER)
    sign_in(trainer, room)
    numbers = _make_versions(trainer, 2)
    assert _items(site, numbers["A"]).values() != _items(site, numbers["B"]).values()
    _expect_clean_print(trainer, NORMAL)

    items = _items(site, numbers["B"])
    _type_in(trainer, numbers["B"], items, wrong={2})

    expect(trainer.page.locator("main .note--good")).to_contain_text("1 Aziza 1")
    assert sorted(trainer.numbers("main .note--good")) == [1, 1, len(items) - 1, len(items)]
    expect(trainer.page.locator("#person")).to_be_focused()
    assert trainer.page.locator("#person").input_value() == str(room.people[1].id)
    learner = visit(language)
    _resume(learner, room)
    learner.open("progress")
    line = learner.page.locator("main tbody tr")
    expect(line).to_have_text(re.compile(rf"{len(items) - 1}\D+{len(items)}|{len(items)}\D+{len(items) - 1}"))
    expect(line.locator(".status use[href$='#print']")).to_have_count(1)
    learner.follow("main tbody a")
    expect(learner.page.locator("main .status use[href$='#print']")).to_have_count(1)


def test_large_print_is_larger_in_the_booklet_and_in_the_key(visit: Visit, site: Site) -> None:
    trainer = visit("ru", viewport=COMPUTER, color_scheme="dark")
    sign_in(trainer, make_centre(site, 1))
    _make_versions(trainer, 1, print="large")
    _expect_clean_print(trainer, LARGE)

    trainer.follow("a[href*='/key']")

    assert "print=large" in trainer.page.url
    _expect_clean_print(trainer, LARGE)
    assert "Алло!" in trainer.text()


def test_no_task_is_torn_apart_and_the_answer_sheet_begins_its_own_page(visit: Visit, site: Site) -> None:
    trainer = visit("ru", viewport=COMPUTER)
    sign_in(trainer, make_centre(site, 1))
    _make_versions(trainer, 1)
    trainer.page.emulate_media(media="print")

    breaks = "boxes => boxes.map(box => getComputedStyle(box).breakInside)"
    assert set(trainer.page.locator(".print-task, .print-stimulus").evaluate_all(breaks)) == {"avoid"}
    before = "box => getComputedStyle(box).breakBefore"
    assert trainer.page.locator(".sheet-of-paper--answers").evaluate(before) == "page"
    pages = trainer.page.pdf(format="A4", prefer_css_page_size=True)
    assert re.findall(rb"/Count (\d+)", pages) == [b"5"]


def test_a_sheet_is_typed_in_without_scripts(visit: Visit, site: Site) -> None:
    trainer = visit("ru", java_script_enabled=False)
    sign_in(trainer, make_centre(site, 1))
    items = _items(site, _make_versions(trainer, 1)["A"])
    trainer.follow("a[href$='/answers']")
    for position, item in items.items():
        trainer.page.locator(f"#a{position}").fill(_typed(item))
    trainer.page.locator(f"#a{len(items)}").press("Enter")

    expect(trainer.page.locator("main .note--good")).to_have_text(re.compile(rf"{len(items)}\D+{len(items)}"))


def test_a_letter_that_means_nothing_stays_under_the_finger(visit: Visit, site: Site) -> None:
    trainer = visit("ru", viewport=COMPUTER)
    sign_in(trainer, make_centre(site, 1))
    _make_versions(trainer, 1)
    trainer.follow("a[href$='/answers']")
    first, second = trainer.page.locator("#a1"), trainer.page.locator("#a2")

    first.press("z")
    expect(first).to_be_focused()
    expect(first).to_have_attribute("aria-invalid", "true")
    first.press("f")
    expect(second).to_be_focused()
    second.press("Backspace")
    expect(first).to_be_focused()
    first.press("-")
    expect(second).to_be_focused()
    expect(first).not_to_have_attribute("aria-invalid", "true")


def _make_versions(trainer: Visitor, count: int, **choices: str) -> dict[str, int]:
    """Put the test on paper; returns the numbers by letter."""
    trainer.open("centre/paper")
    trainer.page.locator("#subject").select_option(f"test:{TEST}")
    for name, value in {"count": str(count), **choices}.items():
        trainer.page.locator(f"input[name={name}][value='{value}']").check()
    trainer.follow("main form[method=post] button.button--main")
    form_id = re.search(r"/paper/([0-9a-f-]{36})", trainer.page.url)
    assert form_id, trainer.page.url
    query = (
        "SELECT number, letter FROM paper_form WHERE made_at = (SELECT made_at FROM paper_form WHERE id = ?)"
    )
    return {row["letter"]: row["number"] for row in trainer.site.ask(query, key(form_id[1]))}


def _items(site: Site, number: int) -> dict[int, Item]:
    query = "SELECT i.* FROM paper_form_item i JOIN paper_form f ON f.id = i.form_id WHERE f.number = ?"
    return {row["position"]: all_items()[row["item_id"]] for row in site.ask(query, number)}


def _typed(item: Item) -> str:
    return key_letter(item) or right_answer(item)


def _type_in(trainer: Visitor, number: int, items: dict[int, Item], wrong: set[int]) -> None:
    """From the list to the handed-in sheet, by keys only; the first person without a sheet is chosen."""
    trainer.open("centre/paper")
    keys = trainer.page.keyboard
    trainer.page.locator("#number").focus()
    keys.type(str(number))
    with trainer.page.expect_navigation():
        keys.press("Enter")
    expect(trainer.page.locator("#person")).to_be_focused()
    keys.press("Tab")
    for position, item in items.items():
        expect(trainer.page.locator(f"#a{position}")).to_be_focused()
        answer = _typed(item)
        keys.type("бва"["абв".index(answer)] if position in wrong else answer)
        if item.accepted:
            keys.press("Tab")
    with trainer.page.expect_navigation():
        keys.press("Enter")


def _resume(learner: Visitor, room: Room) -> None:
    """Open the first person's progress by the code on their card."""
    learner_id = key(str(room.people[0].learner_id))
    [row] = learner.site.ask("SELECT code FROM learner WHERE id = ?", learner_id)
    learner.open("code")
    learner.page.locator("input[name=code]").fill(row["code"])
    learner.follow("form[action$='/code/resume'] button")


def _expect_clean_print(trainer: Visitor, size: str) -> None:
    page: Page = trainer.page
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    assert page.evaluate(PALE) == []
    assert page.evaluate(TO_PRESS) == []
    assert overflow(page) == []
    assert not page.locator("header").first.is_visible()
    assert page.locator(".sheet-of-paper").first.evaluate("box => getComputedStyle(box).fontSize") == size
    page.emulate_media(media="screen")
    page.set_viewport_size(COMPUTER)
