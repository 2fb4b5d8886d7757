"""Answers that reach the server after the end do not count, and the outcome says so."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, update

from elearn.storage.engine import transaction
from elearn.storage.tables.attempts import AttemptRow
from elearn.web.clock import utc_now
from tests.web.learner.conftest import every_kind_of_item
from tests.web.learner.walking import Learner

LATE = "This answer reached us after the end of the test and does not count:"
ONE = "1 answer reached us after the end of the test and does not count."
TWO = "2 answers reached us after the end of the test and do not count."


def end(engine: Engine) -> None:
    """Let the time of every attempt be over."""
    now = utc_now()
    times = {"started_at": now - timedelta(hours=3), "deadline_at": now - timedelta(hours=2)}
    with transaction(engine) as session:
        session.execute(update(AttemptRow).values(**times))


def test_what_came_after_the_deadline_is_counted_out_loud(learner: Learner, sqlite_engine: Engine) -> None:
    paper = learner.start("exam")
    learner.save(paper, 1, "a")
    end(sqlite_engine)

    sent = {"response-1": "a", "response-2": "a", "response-4": "книгу"}
    for _ in range(2):  # what is sent again is no other answer
        learner.send(f"{paper}/submit", **sent)

    outcome = learner.open(f"{paper}/outcome").text
    assert TWO in outcome
    assert "1 of 10 marks" in outcome
    assert TWO in learner.open(f"{paper}/outcome").text  # over a reload too


def test_the_review_shows_each_late_answer_at_its_task(learner: Learner, sqlite_engine: Engine) -> None:
    paper = learner.start("exam")
    learner.save(paper, 1, "a")
    end(sqlite_engine)
    late = {"response-1": "b", "response-3": "wrong", "response-4": "<книгу>", "response-5": "Прошу."}

    learner.send(f"{paper}/submit", **late, **{"response-6.name": "Али", "response-7": "spoken"})

    tasks = learner.open(f"{paper}/review").text.split('<div class="task"')
    told = [task.partition(LATE)[2].partition("</div></div>")[0] for task in tasks[1:]]
    words = [text.partition("<p")[2].partition(">")[2].partition("</p>")[0] for text in told]
    second_choice = every_kind_of_item()[0].choices[1].text
    own = ["Неверно", "&lt;книгу&gt;", "Прошу.", "Имя: Али", "I have spoken my answer"]
    assert words == [second_choice, "", *own]


def test_a_form_saved_without_scripts_too_late_says_so_as_well(
    learner: Learner, sqlite_engine: Engine
) -> None:
    paper = learner.start("exam")
    end(sqlite_engine)

    learner.send(f"{paper}/responses", **{"response-1": "a", "then": "hand-in"})
    learner.send(f"{paper}/submit")

    assert ONE in learner.open(f"{paper}/outcome").text


def test_what_a_phone_still_kept_is_told_after_the_attempt_was_closed(
    learner: Learner, sqlite_engine: Engine
) -> None:
    paper = learner.start("exam")
    learner.save(paper, 1, "a")
    end(sqlite_engine)
    learner.open(paper)
    assert "data-told" not in learner.open(f"{paper}/outcome").text

    learner.send(f"{paper}/submit", **{"response-1": "a", "response-6": "x", "response-6.name": "Али"})

    outcome = learner.open(f"{paper}/outcome").text
    assert ONE in outcome
    assert "data-told" in outcome


def test_a_hand_in_on_time_says_nothing(learner: Learner) -> None:
    paper = learner.start("exam")

    learner.send(f"{paper}/submit", **{"response-1": "a"})

    outcome = learner.open(f"{paper}/outcome").text
    assert "reached us after" not in outcome
    assert "data-told" in outcome


def test_lateness_is_told_of_its_own_attempt_only(learner: Learner, sqlite_engine: Engine) -> None:
    late = learner.start("exam")
    end(sqlite_engine)
    learner.send(f"{late}/submit", **{"response-1": "a"})
    other = learner.start("exam")

    learner.send(f"{other}/submit")

    assert "reached us after" not in learner.open(f"{other}/outcome").text


@pytest.mark.parametrize(("mode", "is_said"), [("exam", True), ("practice", False)])
def test_the_paper_says_before_what_counts(learner: Learner, mode: str, *, is_said: bool) -> None:
    page = learner.open(learner.start(mode)).text.partition("<form id")[0]

    assert ("Answers that reach us after the time do not count." in page) is is_said
