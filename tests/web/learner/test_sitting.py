"""The paper: with scripts, without them, in both modes."""

import json

import pytest

from tests.web.learner.walking import Learner


def test_an_answer_is_saved_and_stands_on_the_paper(learner: Learner) -> None:
    paper = learner.start("exam")

    assert learner.save(paper, 1, "b").status_code == 204
    assert 'name="response-1" value="b" checked' in learner.open(paper).text


def test_practice_tells_right_or_not_yet_at_once(learner: Learner) -> None:
    paper = learner.start("practice")

    right = learner.save(paper, 1, "a", feedback="en")
    not_yet = learner.save(paper, 2, "b", feedback="en")

    assert right.status_code == 200
    assert 'data-result="good"' in right.text
    assert "Because." in right.text
    assert 'data-result="later"' in not_yet.text
    assert 'lang="ru"' in not_yet.text  # no translation: the Russian explanation, marked as Russian


def test_the_exam_tells_nothing(learner: Learner) -> None:
    paper = learner.start("exam")

    assert learner.save(paper, 1, "a", feedback="en").status_code == 403
    page = learner.open(paper).text
    assert "Потому что" not in page
    assert "Добрый день" not in page
    assert "Question 1?" not in page


def test_a_translation_is_opened_on_demand(learner: Learner) -> None:
    paper = learner.start("practice")
    api = paper.replace("/en/", "/api/", 1)

    answer = learner.call("POST", f"{api}/translations/1", {"language": "en"})

    assert "Question 1?" in answer.text
    assert learner.call("POST", f"{api}/translations/2", {"language": "en"}).status_code == 204


@pytest.mark.parametrize("body", [[], {}, {"response": 5}, {"response": ["a"]}, "text", None])
def test_an_unreadable_body_is_refused(learner: Learner, body: object) -> None:
    paper = learner.start("exam")

    assert learner.call("PUT", paper.replace("/en/", "/api/", 1) + "/responses/1", body).status_code == 400


def test_everything_works_by_form_alone(learner: Learner) -> None:
    paper = learner.start("exam")
    fields = {
        "response-1": "a",
        "response-4": " Книгу ",
        "response-6.name": "Али",
        "flag-2": "1",
        "then": "hand-in",
    }

    confirm = learner.send(f"{paper}/responses", **fields)
    asked = learner.open(confirm.headers["Location"]).text
    outcome = learner.send(f"{paper}/submit")

    assert confirm.headers["Location"] == f"{paper}/submit"
    assert "#task-2" in asked
    assert "#task-1" not in asked
    assert outcome.headers["Location"] == f"{paper}/outcome"
    review = learner.open(f"{paper}/review").text
    assert 'value="Али"' in review
    assert learner.open(paper).headers["Location"] == f"{paper}/outcome"


def test_a_form_of_changes_alone_is_silent_about_everything_else(learner: Learner) -> None:
    paper = learner.start("exam")
    fields = {"response-1": "a", "response-4": "книгу", "flag-2": "1", "flag-3": "1"}
    learner.send(f"{paper}/responses", **fields)

    changes = {"changes": "yes", "response-4": "", "flag-3": "", "flag-5": "1"}
    learner.send(f"{paper}/responses", **changes)

    page = learner.open(paper).text
    assert 'name="response-1" value="a" checked' in page
    assert "книгу" not in page
    flags = [place for place in range(1, 7) if f'name="flag-{place}" value="1" checked' in page]
    assert flags == [2, 5]


def test_a_form_is_one_response(learner: Learner) -> None:
    paper = learner.start("exam")

    learner.save(paper, 6, json.dumps({"name": "Али"}))

    assert 'name="response-6.name" value="Али"' in learner.open(paper).text


def test_own_marks_change_the_outcome(learner: Learner) -> None:
    paper = learner.start("exam")
    learner.save(paper, 5, "Прошу отпуск.")
    learner.send(f"{paper}/submit")
    before = learner.open(f"{paper}/outcome").text

    learner.send(f"{paper}/marks/5", granted=["task", "clear"])

    assert "0 of 10 marks" in before
    assert "2 of 10 marks" in learner.open(f"{paper}/outcome").text


def test_a_second_hand_in_changes_nothing(learner: Learner) -> None:
    paper = learner.start("exam")
    learner.save(paper, 1, "a")
    learner.send(f"{paper}/submit")

    answer = learner.send(f"{paper}/submit", **{"response-2": "a"})

    assert answer.headers["Location"] == f"{paper}/outcome"
    assert "1 of 10 marks" in learner.open(f"{paper}/outcome").text


def test_nobody_else_sees_a_paper(learner: Learner) -> None:
    paper = learner.start("exam")
    stranger = Learner(learner.client.application.test_client())
    stranger.start("exam")

    assert stranger.open(paper).status_code == 404
    assert stranger.save(paper, 1, "a").status_code == 404
