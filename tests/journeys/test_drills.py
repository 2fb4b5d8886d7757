"""Drills on a topic and on mistakes; mock exams; what progress shows of all that."""

import re

import pytest
from playwright.sync_api import expect

from elearn.domain.progress import RIGHT_IN_A_ROW_TO_CLEAR
from tests.journeys.conftest import Visit
from tests.journeys.site import right_answer, wrong_answer
from tests.journeys.visitor import Visitor

TOPIC = "history-holidays"
_MISTAKES = "SELECT item_id FROM learner_item WHERE learner_id = ? AND is_mistake"


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_drill_from_a_topics_page_ends_with_what_is_known_about_the_topic(
    visit: Visit, language: str
) -> None:
    visitor = visit(language)
    visitor.open(f"topics/{TOPIC}")
    drill = visitor.start_by(f"/topics/{TOPIC}/attempts")

    visitor.practise_all(right_answer)
    visitor.hand_in()

    items = visitor.site.paper(drill)
    assert {item.topic_id for item in items.values()} == {TOPIC}
    assert {len(items)} <= set(visitor.numbers("main .lead"))
    expect(visitor.page.locator(f"main a[href$='/topics/{TOPIC}']").first).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_mistakes_are_drilled_until_they_are_right_twice(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.open(f"topics/{TOPIC}")
    attempt = visitor.start_by(f"/topics/{TOPIC}/attempts")
    visitor.practise_all(wrong_answer)
    visitor.hand_in()
    made = len(visitor.site.paper(attempt))
    assert len(_mistakes(visitor, attempt)) == made

    for times_right in range(1, RIGHT_IN_A_ROW_TO_CLEAR + 1):
        visitor.open("progress")
        drill = visitor.start_by("/mistakes/attempts")
        visitor.practise_all(right_answer)
        visitor.hand_in()
        is_cleared = times_right == RIGHT_IN_A_ROW_TO_CLEAR
        assert len(_mistakes(visitor, drill)) == (0 if is_cleared else made)

    visitor.open("progress")
    expect(visitor.page.locator("main form[action$='/mistakes/attempts']")).to_have_count(0)


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_mock_exam_for_the_patent_has_its_22_tasks_and_its_clock(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.open("exams")

    attempt = visitor.start_by("/exams/patent/attempts")

    expect(visitor.page.locator("fieldset[data-position]")).to_have_count(22)
    expect(visitor.page.get_by_role("timer")).to_have_text(re.compile(r"^(80:00|79:\d\d)$"))
    assert visitor.site.attempt(attempt)["mode"] == "exam"
    assert visitor.page.locator("main h2").count() >= 3  # language, history, law have their headings


def test_a_mock_exam_can_be_passed_with_every_threshold(visit: Visit) -> None:
    visitor = visit("uz")
    visitor.open("exams")
    attempt = visitor.start_by("/exams/patent/attempts")

    visitor.answer_all(right_answer)
    visitor.hand_in()

    assert visitor.site.attempt(attempt)["passed"] == 1
    lines = visitor.page.locator("main ul.bare > li")
    assert lines.count() == len(visitor.page.locator("main ul.bare > li .status--good").all()) >= 4


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_progress_shows_scores_as_a_picture_with_the_same_numbers_in_words(
    visit: Visit, language: str
) -> None:
    visitor = visit(language)
    for test_id, answering in (("history-01", right_answer), ("legislation-01", wrong_answer)):
        visitor.start_test(test_id, "exam")
        visitor.answer_all(answering)
        visitor.hand_in()

    visitor.open("progress")

    chart = visitor.page.locator("main img")
    assert chart.get_attribute("alt")
    assert chart.evaluate("picture => picture.complete && picture.naturalWidth > 0")
    rows = visitor.page.locator("main table tbody tr").all_inner_texts()
    assert len(rows) == 2
    assert any("20" in row for row in rows)
    assert any("18" in row for row in rows)
    assert visitor.page.locator("main svg:not([aria-hidden=true])").count() == 0
    assert {2, 25} <= set(visitor.numbers("main dd"))


def _mistakes(visitor: Visitor, attempt: str) -> list[str]:
    learner = visitor.site.attempt(attempt)["learner_id"]
    return [row["item_id"] for row in visitor.site.ask(_MISTAKES, learner)]
