"""From the first visit to the outcome, for each kind of test."""

import re

import pytest
from playwright.sync_api import expect

from elearn.domain.items import BankId
from tests.journeys.conftest import Visit
from tests.journeys.site import all_banks, explanation_in, granted_words, key, right_answer, wrong_answer
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.worker

TAPS_TO_THE_FIRST_QUESTION = 1


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_one_tap_leads_from_the_start_page_to_the_first_question(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.page.goto("/")
    visitor.open()

    visitor.start_by("/attempts")

    expect(visitor.task(1)).to_be_visible()
    expect(visitor.task(1).get_by_role("radio").first).to_be_enabled()


@pytest.mark.parametrize(
    ("language", "header"), [("uz", "uz-Latn-UZ,uz;q=0.9"), ("ru", "de-DE,de"), ("tg", "tg")]
)
def test_the_front_door_speaks_the_browsers_language(visit: Visit, language: str, header: str) -> None:
    visitor = visit(language, extra_http_headers={"Accept-Language": header})

    visitor.page.goto("/")

    assert visitor.page.url.endswith(f"/{language}/")


@pytest.mark.parametrize(
    ("test_id", "language"),
    [("history-01", "ru"), ("legislation-01", "en"), ("language-01", "uz"), ("language-01", "ru")],
)
def test_whoever_answers_everything_right_passes_and_can_see_why(
    visit: Visit, test_id: str, language: str
) -> None:
    visitor = visit(language)
    attempt = visitor.start_test(test_id, "exam")

    visitor.answer_all(right_answer)
    visitor.hand_in()

    assert visitor.site.attempt(attempt)["passed"] == 1
    expect(visitor.page.locator("h1.verdict--good")).to_be_visible()
    _expect_thresholds(visitor, attempt)
    _expect_review(visitor, attempt)
    visitor.open(f"tests/{test_id}")
    expect(visitor.page.locator("main .status--good").first).to_be_visible()


@pytest.mark.parametrize(("test_id", "language"), [("history-01", "uz"), ("legislation-01", "ru")])
def test_whoever_answers_everything_wrong_gets_the_weakest_topics_as_one_next_step(
    visit: Visit, test_id: str, language: str
) -> None:
    visitor = visit(language)
    attempt = visitor.start_test(test_id, "exam")

    visitor.answer_all(wrong_answer)
    visitor.hand_in()

    assert visitor.site.attempt(attempt)["passed"] == 0
    expect(visitor.page.locator("h1.verdict--later")).to_be_visible()
    _expect_thresholds(visitor, attempt)
    drill = visitor.start_by("/attempts")
    offered = visitor.site.attempt(drill)
    assert offered["kind"] == "drill"
    items = all_banks()[BankId(test_id[:-3])].items_by_topic[offered["topic_id"]]
    assert set(visitor.site.paper(drill).values()) <= set(items)
    assert set(visitor.site.paper(attempt).values()) & set(items)  # and answered wrongly just now
    expect(visitor.task(1)).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_whoever_is_weak_in_a_topic_hears_it_and_drills_it_next(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.start_test("language-01", "exam")

    visitor.answer_all(wrong_answer)
    visitor.hand_in()

    expect(visitor.page.locator("main a[href*='/topics/'] .status--later").first).to_be_visible()
    drill = visitor.start_by("/attempts")
    attempt = visitor.site.attempt(drill)
    assert attempt["kind"] == "drill"
    assert {item.topic_id for item in visitor.site.paper(drill).values()} == {attempt["topic_id"]}
    expect(visitor.task(1)).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_one_missed_threshold_fails_the_whole_test_and_is_named(visit: Visit, language: str) -> None:
    visitor = visit(language)
    attempt = visitor.start_test("language-01", "exam")

    visitor.answer_all(lambda item: wrong_answer(item) if "listening" in item.task else right_answer(item))
    visitor.hand_in()

    assert visitor.site.attempt(attempt)["passed"] == 0
    lines = visitor.page.locator("main ul.bare > li")
    assert lines.locator(".status--good").count() >= 1
    assert lines.locator(".status--later").count() == 1


def _expect_thresholds(visitor: Visitor, attempt: str) -> None:
    query = "SELECT * FROM attempt_threshold WHERE attempt_id = ? ORDER BY position"
    cuts = visitor.site.ask(query, key(attempt))
    lines = visitor.page.locator("main ul.bare > li").all()
    assert len(lines) == len(cuts) >= 1
    for line, cut in zip(lines, cuts, strict=True):
        numbers = {int(number) for number in re.findall(r"\d+", line.inner_text())}
        assert {cut["cut_score"], cut["score"], cut["max_score"]} <= numbers


def _expect_review(visitor: Visitor, attempt: str) -> None:
    visitor.page.locator("main a[href$='/review']").first.click()
    visitor.page.wait_for_url(re.compile(r"/review"))
    for position, item in visitor.site.paper(attempt).items():
        said = granted_words(visitor.task(position).inner_text())
        assert granted_words(item.stem) in said
        assert granted_words(explanation_in(item, visitor.language)) in said
        for law in item.laws:
            assert law.article in said
