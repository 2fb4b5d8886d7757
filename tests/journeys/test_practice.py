"""Practice mode: told at once, locked afterwards; the translation on demand."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import all_banks, explanation_in, granted_words, key, right_answer, wrong_answer
from tests.journeys.visitor import Visitor

WITH_TYPED_WORDS = "language-01"


@pytest.mark.parametrize(
    ("test_id", "language"), [("history-01", "ru"), ("legislation-01", "uz"), ("history-01", "en")]
)
def test_an_answer_is_told_right_or_wrong_at_once_with_its_explanation(
    visit: Visit, test_id: str, language: str
) -> None:
    visitor = visit(language)
    items = visitor.site.paper(visitor.start_test(test_id, "practice"))

    visitor.answer(1, right_answer(items[1]))
    visitor.answer(2, wrong_answer(items[2]))

    expect(visitor.task(1).locator(".feedback--good")).to_be_visible()
    expect(visitor.task(2).locator(".feedback--later")).to_be_visible()
    for position in (1, 2):
        said = granted_words(visitor.told(position).inner_text())
        assert granted_words(explanation_in(items[position], language)) in said
    key_text = next(choice.text for choice in items[2].choices if choice.id == items[2].key)
    expect(visitor.told(2)).to_contain_text(key_text)


@pytest.mark.parametrize("language", ["ru", "uz"])
def test_a_told_answer_is_locked_here_and_at_the_server(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.watch.forgive("409")
    attempt = visitor.start_test("history-01", "practice")
    item = visitor.site.paper(attempt)[1]
    visitor.answer(1, wrong_answer(item))
    expect(visitor.told(1)).to_be_visible()
    _expect_locked(visitor)

    assert _put(visitor, attempt, 1, right_answer(item)) == 409
    visitor.page.reload()

    _expect_locked(visitor)
    expect(visitor.told(1)).to_be_visible()
    assert visitor.site.stored(attempt) == {1: wrong_answer(item)}


@pytest.mark.parametrize(("language", "verdict"), [("ru", "good"), ("uz", "later")])
def test_a_typed_word_is_told_only_when_the_learner_says_so(
    visit: Visit, language: str, verdict: str
) -> None:
    visitor = visit(language)
    attempt = visitor.start_test(WITH_TYPED_WORDS, "practice")
    position, item = next(pair for pair in visitor.site.paper(attempt).items() if pair[1].accepted)
    word = f"  {item.accepted[0].upper()} " if verdict == "good" else wrong_answer(item)

    visitor.answer(position, word)
    assert visitor.site.stored(attempt) == {}
    visitor.task(position).locator("button.check").click()

    expect(visitor.task(position).locator(f".feedback--{verdict}")).to_be_visible()
    expect(visitor.page.locator(f"[name='response-{position}']")).not_to_be_editable()


def test_a_typed_word_that_was_not_checked_survives_a_reload(visit: Visit) -> None:
    visitor = visit("ru")
    attempt = visitor.start_test(WITH_TYPED_WORDS, "practice")
    position = next(place for place, item in visitor.site.paper(attempt).items() if item.accepted)

    visitor.answer(position, "стол")
    visitor.page.reload()

    expect(visitor.page.locator(f"[name='response-{position}']")).to_have_value("стол")


@pytest.mark.parametrize("language", ["uz", "tg"])
def test_a_translation_on_demand_marks_the_answer_as_aided(visit: Visit, language: str) -> None:
    visitor = visit(language)
    attempt = visitor.start_test("history-01", "practice")
    items = visitor.site.paper(attempt)
    stem = all_banks()["history"].translations[language][items[1].id].stem or ""

    visitor.task(1).locator("button.peek").click()

    expect(visitor.task(1).locator(f".translation[lang^={language}]")).to_contain_text(stem)
    visitor.answer(1, right_answer(items[1]))
    visitor.answer(2, right_answer(items[2]))
    expect(visitor.told(2)).to_be_visible()
    assert _aided(visitor, attempt) == {1}
    visitor.hand_in()
    evidence = visitor.site.ask(
        "SELECT item_id, evidence_answers FROM learner_item WHERE learner_id = ?",
        visitor.site.attempt(attempt)["learner_id"],
    )
    assert {row["item_id"]: row["evidence_answers"] for row in evidence} == {items[1].id: 0, items[2].id: 1}


def test_an_open_translation_follows_the_reader_into_languages_with_and_without_it(visit: Visit) -> None:
    visitor = visit("uz")
    attempt = visitor.start_test("history-01", "practice")
    visitor.task(1).locator("button.peek").click()
    expect(visitor.task(1).locator(".translation")).to_be_visible()

    visitor.page.goto(f"/ru/attempts/{attempt}")
    expect(visitor.task(1).get_by_role("radio").first).to_be_enabled()
    expect(visitor.task(1).locator(".translation")).to_have_count(0)
    visitor.page.goto(f"/tg/attempts/{attempt}")

    expect(visitor.task(1).locator(".translation[lang^=tg]")).to_be_visible()


def test_exam_mode_offers_no_translation_and_no_feedback(visit: Visit) -> None:
    visitor = visit("uz")
    attempt = visitor.start_test("history-01", "exam")

    visitor.answer(1, right_answer(visitor.site.paper(attempt)[1]))
    visitor.expect_state("saved")

    expect(visitor.page.locator("button.peek, button.check, .feedback, .translation")).to_have_count(0)


def _expect_locked(visitor: Visitor) -> None:
    radios = visitor.task(1).get_by_role("radio").all()
    assert len(radios) >= 2
    for radio in radios:
        expect(radio).to_be_disabled()


def _put(visitor: Visitor, attempt: str, position: int, value: str) -> int:
    status: int = visitor.page.evaluate(
        """([address, response]) => fetch(address, {
            method: "PUT", body: JSON.stringify({ response }),
            headers: { "Content-Type": "application/json",
                       "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content },
        }).then(answer => answer.status)""",
        [f"/api/attempts/{attempt}/responses/{position}", value],
    )
    return status


def _aided(visitor: Visitor, attempt: str) -> set[int]:
    query = "SELECT position FROM attempt_item WHERE attempt_id = ? AND is_aided"
    return {row["position"] for row in visitor.site.ask(query, key(attempt))}
