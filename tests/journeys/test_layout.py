"""Where things stand on a phone: what belongs on one row is on one row, and words stay whole."""

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.examples import Examples

LANGUAGES = ("ru", "uz", "tg", "ky")

BROKEN_WORDS = """() => {
  const broken = [];
  const range = document.createRange();
  for (const box of document.querySelectorAll("main .line-main, main .button, .tabs a")) {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const word of walker.currentNode.data.matchAll(/[^\\s-]+/g)) {
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        const rows = new Set(Array.from(range.getClientRects(), (row) => Math.round(row.top)));
        if (rows.size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""
ON_ONE_ROW = """() => Array.from(document.querySelectorAll(".task-head"), (head) => {
  const flag = head.querySelector(".flag");
  return 1.5 * flag.offsetHeight > head.offsetHeight;
})"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["syllabus", "progress"])
def test_no_word_is_broken_on_a_phone(visit: Visit, examples: Examples, language: str, path: str) -> None:
    visitor = visit(language, storage_state=examples.browsers["learner"])

    visitor.open(path)

    assert visitor.page.evaluate(BROKEN_WORDS) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_kind_and_flag_of_a_task_share_a_row(visit: Visit, language: str) -> None:
    visitor = visit(language)
    visitor.start_test("history-01", "exam")

    assert set(visitor.page.evaluate(ON_ONE_ROW)) == {True}


def test_a_saved_answer_moves_nothing_and_an_open_task_has_no_empty_foot(visit: Visit) -> None:
    visitor = visit("ru")
    visitor.start_test("history-01", "exam")
    before = visitor.task(1).bounding_box()

    visitor.answer(1, "a")
    visitor.expect_state("saved")

    assert visitor.task(1).bounding_box() == before
    choice, task = visitor.task(2).locator(".choice").last.bounding_box(), visitor.task(2).bounding_box()
    assert choice
    assert task
    assert task["y"] + task["height"] - choice["y"] - choice["height"] < 45
