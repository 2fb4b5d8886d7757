"""Spaces are no answer, whichever way they are sent."""

import json

import pytest

from tests.web.learner.walking import Learner

CHOICE, WORD, LETTER, FORM = 1, 4, 5, 6
BLANK_FORM = json.dumps({"name": " \u00a0"})


@pytest.mark.parametrize(
    ("position", "blank"),
    [(CHOICE, " "), (WORD, "  "), (WORD, "\n\u200b"), (LETTER, "\t"), (FORM, BLANK_FORM)],
)
def test_a_blank_answer_is_told_nothing_and_the_first_real_one_still_counts(
    learner: Learner, position: int, blank: str
) -> None:
    paper = learner.start("practice")
    real = {CHOICE: "a", WORD: "книгу", LETTER: "Прошу отпуск.", FORM: json.dumps({"name": "Али"})}[position]

    assert learner.save(paper, position, blank, feedback="en").status_code == 204
    assert _stored(learner, position) is None

    assert learner.save(paper, position, real, feedback="en").status_code == 200
    assert _stored(learner, position) == real


def test_a_blank_word_in_a_form_without_scripts_is_no_answer_either(learner: Learner) -> None:
    paper = learner.start("practice")

    learner.send(f"{paper}/responses", **{"response-4": " \u200b", "response-6.name": "\u200b "})

    assert (_stored(learner, WORD), _stored(learner, FORM)) == (None, None)


def test_a_blank_word_clears_an_answer_of_the_exam_but_not_one_that_practice_has_checked(
    learner: Learner,
) -> None:
    exam, practice = learner.start("exam"), learner.start("practice")
    for paper in (exam, practice):
        learner.save(paper, WORD, "книга")

    assert [learner.save(paper, WORD, " ").status_code for paper in (exam, practice)] == [204, 409]


@pytest.mark.parametrize("text", ["{", "{не форма}", "[]"])
def test_text_that_only_looks_like_a_form_is_kept(learner: Learner, text: str) -> None:
    paper = learner.start("exam")
    learner.save(paper, LETTER, text)

    assert _stored(learner, LETTER) == text


def _stored(learner: Learner, position: int) -> str | None:
    rows = learner.open("/en/my-data.json").get_json()["attempt_item"]
    value: str | None = next(row["value"] for row in rows if row["position"] == position)
    return value
