"""The kind of mistake is told after a wrong answer, and the outcome says what came back."""

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from elearn.domain.item_bank import Topic
from tests.cli.serving import elearn, serving
from tests.journeys.advised_bank import BANK, write_advised_bank
from tests.journeys.conftest import Visit
from tests.journeys.page_rules import (
    broken_rules,
    overflow_from_right_to_left,
    overflow_in_largest_text,
    violations,
)
from tests.journeys.site import Site, all_banks, granted_words, right_answer, wrong_answer
from tests.journeys.visitor import Visitor

TEST = f"{BANK}-01"
LANGUAGES = ("ru", "uz")


@pytest.fixture(scope="module")
def advised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site where every wrong answer of one bank names its misconception: the topic's title and line."""
    data = tmp_path_factory.mktemp("advised")
    elearn(
        data, "banks", "load", str(write_advised_bank(tmp_path_factory.mktemp("banks") / "question_banks"))
    )
    with serving(data) as server:
        yield Site(f"http://127.0.0.1:{server.port}", data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_answer_in_practice_is_told_with_advice(visit: Visit, advised: Site, language: str) -> None:
    visitor = visit(language, site=advised)
    items = visitor.site.paper(visitor.start_test(TEST, "practice"))

    visitor.answer(1, right_answer(items[1]))
    visitor.answer(2, wrong_answer(items[2]))

    expect(visitor.told(1)).to_be_visible()
    expect(visitor.told(1).locator(".advice")).to_have_count(0)
    said = granted_words(visitor.told(2).locator(".advice").inner_text())
    assert title(topics()[items[2].topic_id], language) in said
    assert asks(topics()[items[2].topic_id], language) in said
    expect_rules(visitor)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outcome_of_an_exam_says_what_came_back_and_leads_to_its_lesson(
    visit: Visit, advised: Site, language: str
) -> None:
    visitor = visit(language, site=advised)
    attempt = visitor.start_test(TEST, "exam")
    visitor.answer_all(wrong_answer)
    visitor.hand_in()

    counts = Counter(item.topic_id for item in visitor.site.paper(attempt).values())
    frequent = [(topic_id, count) for topic_id, count in counts.most_common(3) if count > 1]
    lines = visitor.page.locator(".list > .advice")
    assert len(frequent) == 3
    expect(lines).to_have_count(3)
    for line, (topic_id, count) in zip(lines.all(), frequent, strict=True):
        expect(line).to_contain_text(title(topics()[topic_id], language))
        expect(line).to_contain_text(asks(topics()[topic_id], language))
        expect(line).to_contain_text(str(count))
        expect(line.locator("a")).to_have_attribute("href", f"/{language}/topics/{topic_id}")
    expect_rules(visitor)

    visitor.follow(".list > .advice a")

    expect(visitor.page.locator("h1")).to_contain_text(title(topics()[frequent[0][0]], language))
    visitor.open(f"attempts/{attempt}/review")
    expect(visitor.page.locator(".feedback .advice")).to_have_count(counts.total())
    expect_rules(visitor)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_outcome_without_mistakes_has_no_such_words(visit: Visit, advised: Site, language: str) -> None:
    visitor = visit(language, site=advised)
    visitor.start_test(TEST, "exam")
    visitor.answer_all(right_answer)
    visitor.hand_in()

    expect(visitor.page.locator(".list").first).to_be_visible()
    expect(visitor.page.locator(".advice")).to_have_count(0)


def topics() -> dict[str, Topic]:
    return {leaf.id: leaf for leaf in all_banks()[BANK].leaf_topics}


def title(topic: Topic, language: str) -> str:
    return granted_words(topic.title[language])


def asks(topic: Topic, language: str) -> str:
    return granted_words((topic.exam_asks or {})[language])


def expect_rules(visitor: Visitor) -> None:
    page = visitor.page
    found = [
        *broken_rules(page, visitor.language),
        *overflow_in_largest_text(page),
        *overflow_from_right_to_left(page),
        *violations(page),
    ]
    assert not found, "\n".join(found)
