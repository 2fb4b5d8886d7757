"""Every practice test that ships, sat from start to outcome on a phone: once all right, once all wrong."""

import re

import pytest
from playwright.sync_api import expect

from elearn.domain.assessment import AssessmentTest
from elearn.domain.item_bank import Medium
from elearn.domain.items import Interaction, Item
from tests.journeys.conftest import Visit
from tests.journeys.site import all_banks, right_answer, wrong_answer
from tests.journeys.visitor import Visitor

CHOSEN_BY_HAND = 3  # choices that are scrolled to and pressed; the others are only told that they were
TESTS = [test for bank in all_banks().values() for test in bank.tests]
#: Recordings are loaded and decoded to their end; pictures are there and not wider than the phone.
_SOUND = """async addresses => Promise.all(addresses.map(address => new Promise((done, fail) => {
    const sound = new Audio(address);
    sound.onloadedmetadata = () => { sound.currentTime = sound.duration - 0.3; sound.play(); };
    sound.onended = () => done(sound.duration);
    sound.onerror = () => fail(new Error(address));
})))"""
_PICTURES = """pictures => pictures.map(picture =>
    picture.complete && picture.naturalWidth > 0 && picture.getBoundingClientRect().right <= innerWidth)"""


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.id)
def test_all_right_passes_every_threshold(visit: Visit, test: AssessmentTest) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test(test.id, "exam")
    expect_sound_and_pictures(visitor, test)
    answer_everything(visitor, right=True)
    visitor.hand_in()
    mark_everything(visitor, attempt)

    result = visitor.site.attempt(attempt)
    assert (result["score"], result["passed"]) == (result["max_score"], 1)
    lines = visitor.page.locator("main ul.bare > li")
    expect(lines.locator(".status--later")).to_have_count(0)


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.id)
def test_all_wrong_reaches_no_threshold(visit: Visit, test: AssessmentTest) -> None:
    visitor = visit("uz")
    attempt = visitor.start_test(test.id, "exam")
    answer_everything(visitor, right=False)
    visitor.hand_in()

    result = visitor.site.attempt(attempt)
    assert (result["score"], result["passed"]) == (0, 0)
    expect(visitor.page.locator("main ul.bare > li .status--good")).to_have_count(0)


def expect_sound_and_pictures(visitor: Visitor, test: AssessmentTest) -> None:
    media = {medium.id: medium for medium in media_of(test)}
    recordings = [medium for medium in media.values() if medium.kind == "recording"]
    sources = visitor.page.locator(":not(.script-none) > audio source[type='audio/mpeg']")
    expect(sources).to_have_count(len(recordings))
    addresses = sources.evaluate_all("sources => sources.map(source => source.src)")
    heard: list[float] = visitor.page.evaluate(_SOUND, addresses)
    assert heard == pytest.approx([medium.seconds for medium in recordings], abs=0.5)
    pictures = visitor.page.locator(".stimulus img")
    expect(pictures).to_have_count(len(media) - len(recordings))
    for number in range(pictures.count()):
        pictures.nth(number).scroll_into_view_if_needed()
    visitor.page.wait_for_load_state("networkidle")
    assert all(pictures.evaluate_all(_PICTURES))


def media_of(test: AssessmentTest) -> list[Medium]:
    bank = all_banks()[test.bank_id]
    return [medium for item_id in test.item_ids if (medium := bank.media_of(bank.item_by_id[item_id]))]


def answer_everything(visitor: Visitor, *, right: bool) -> None:
    """Answer by the key, or against it; of what people mark, do all or leave all."""
    for position, item in visitor.site.paper(visitor.attempt_id()).items():
        if item.interaction.is_marked_by_rubric:
            if right:
                do_by_hand(visitor, position, item)
        elif item.accepted or position <= CHOSEN_BY_HAND:
            visitor.answer(position, right_answer(item) if right else wrong_answer(item))
        else:
            visitor.tap(position, right_answer(item) if right else wrong_answer(item))
    visitor.expect_state("saved")


def do_by_hand(visitor: Visitor, position: int, item: Item) -> None:
    task = visitor.task(position)
    if item.interaction is Interaction.SPEAKING:
        task.locator(f"input[name='response-{position}']").check()
    elif item.interaction is Interaction.LETTER:
        task.locator("textarea").fill(item.model_answer or "")
        task.locator("textarea").blur()
    else:
        for field in task.locator("input[type=text]").all():
            field.fill("Ответ")
            field.blur()


def mark_everything(visitor: Visitor, attempt: str) -> None:
    """Grant oneself every mark that people give."""
    by_hand = [p for p, item in visitor.site.paper(attempt).items() if item.interaction.is_marked_by_rubric]
    for position in by_hand:
        visitor.open(f"attempts/{attempt}/review")
        form = visitor.task(position).locator("form")
        for box in form.locator("input[type=checkbox]").all():
            box.check()
        with visitor.page.expect_navigation():
            form.locator("button").click()
    if by_hand:
        visitor.open(f"attempts/{attempt}/outcome")
        expect(visitor.page).to_have_url(re.compile("/outcome"))
