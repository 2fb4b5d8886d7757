"""After a wrong answer its kind is named, with advice; what came back in an attempt stands on its outcome."""

from hashlib import sha256
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.item_bank import ItemBank, Misconception
from elearn.domain.items import Choice, TopicId
from elearn.storage.engine import transaction
from elearn.storage.releases import add_release, set_current_release
from tests.builders import NOW, a_bank, a_misconception, a_ref, a_test, an_item
from tests.conftest import Recorder
from tests.web.learner.conftest import CHOICES, MIXED_UP
from tests.web.learner.walking import Learner

NAME, ADVICE = "Mix-up history-mixed-up", "Think of the order."
BOX = "What went wrong most often"


def folded(html: str) -> str:
    return " ".join(unescape(html).split())


@pytest.mark.parametrize(("position", "value"), [(1, "b"), (2, "b"), (3, "right")])
def test_a_wrong_answer_is_told_with_its_kind_and_advice(learner: Learner, position: int, value: str) -> None:
    told = folded(learner.save(learner.start("practice"), position, value, feedback="en").text)

    assert "A common mistake:" in told
    assert f"<b>{NAME}</b>" in told
    assert ADVICE in told


@pytest.mark.parametrize(("position", "value"), [(1, "a"), (1, "c"), (3, "wrong"), (4, "газету"), (5, "Я.")])
def test_what_is_right_unnamed_or_in_own_words_is_told_without(
    learner: Learner, position: int, value: str
) -> None:
    told = learner.save(learner.start("practice"), position, value, feedback="en").text

    assert "feedback" in told
    assert "advice" not in told


def test_advice_that_is_only_in_russian_is_marked_as_russian(learner: Learner) -> None:
    told = folded(learner.save(learner.start("practice"), 1, "b", feedback="tg").text)

    assert '<span lang="ru">Вспомните порядок.</span>' in told


def test_the_paper_and_the_review_show_it_too_but_never_an_open_exam(learner: Learner) -> None:
    practice = learner.start("practice")
    learner.save(practice, 1, "b")
    exam = learner.start("exam")
    learner.save(exam, 1, "b")

    assert ADVICE in learner.open(practice).text
    assert ADVICE not in learner.open(exam).text
    learner.send(f"{exam}/submit")
    assert learner.open(f"{exam}/review").text.count(ADVICE) == 1, "of the one wrong answer, not of omitted"


def test_the_outcome_says_what_came_back_how_often_and_where_it_is_taught(learner: Learner) -> None:
    paper = learner.start("exam")
    for position, value in ((1, "b"), (2, "b"), (3, "right")):
        learner.save(paper, position, value)
    learner.send(f"{paper}/submit")

    page = folded(learner.open(f"{paper}/outcome").text)

    box = page.partition(BOX)[2].partition("</ul>")[0]
    assert f"<b>{NAME}</b>" in box
    assert "3 times" in box
    assert ADVICE in box
    assert 'href="/en/topics/history-state-symbols"' in box


def test_a_mistake_made_once_is_no_habit(learner: Learner) -> None:
    paper = learner.start("exam")
    learner.save(paper, 1, "b")
    learner.send(f"{paper}/submit")

    assert BOX not in learner.open(f"{paper}/outcome").text


def test_mistakes_of_several_topics_lead_to_no_lesson(client: FlaskClient, sqlite_engine: Engine) -> None:
    tsars = TopicId("history-tsars")
    items = (an_item(1, choices=CHOICES), an_item(2, choices=CHOICES, topic_id=tsars))
    bank = a_bank(*items, misconceptions=(MIXED_UP,), tests=(a_test(items, times=1),))

    box = the_box(client, sqlite_engine, bank, "bb")

    assert "2 times" in box
    assert "/topics/" not in box


def test_the_three_most_frequent_are_named_and_no_more(client: FlaskClient, sqlite_engine: Engine) -> None:
    kinds = [a_misconception(f"history-{name}") for name in ("one", "two", "three", "four")]
    items = [an_item(n, choices=(CHOICES[0], choice_of(kind))) for n, kind in enumerate(kinds * 2, start=1)]
    items.append(an_item(9, choices=(CHOICES[0], choice_of(kinds[3]))))

    box = the_box(client, sqlite_engine, a_bank(*items, misconceptions=tuple(kinds)), "b" * 9)

    names = [name for name in ("one", "two", "three", "four") if f"Mix-up history-{name}" in box]
    assert names == ["one", "two", "four"]
    assert box.index("history-four") < box.index("history-one") < box.index("history-two")


def test_it_costs_no_statement(learner: Learner, sqlite_engine: Engine, statements: Recorder) -> None:
    told = []
    for values in ("aa", "bb"):
        paper = learner.start("exam")
        hand_in(learner, paper, values)
        with statements(sqlite_engine) as recorded:
            page = learner.open(f"{paper}/outcome").text
        told.append((BOX in page, len(recorded)))

    assert [has_box for has_box, _ in told] == [False, True]
    assert told[0][1] == told[1][1]


def choice_of(misconception: Misconception) -> Choice:
    return Choice(id="b", text="ответ b", misconception_id=misconception.id)


def hand_in(learner: Learner, paper: str, values: str) -> None:
    for position, value in enumerate(values, start=1):
        assert learner.save(paper, position, value).status_code == 204
    learner.send(f"{paper}/submit")


def the_box(client: FlaskClient, engine: Engine, bank: ItemBank, values: str) -> str:
    """Sit the bank's one test and return what its outcome says of mistakes."""
    with transaction(engine) as session:
        add_release(session, bank, sha256=sha256(repr(bank).encode()).hexdigest(), files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)
    learner = Learner(client)
    paper = learner.start("exam")
    hand_in(learner, paper, values)
    page = folded(learner.open(f"{paper}/outcome").text)
    return page.partition(BOX)[2].partition("</ul>")[0]
