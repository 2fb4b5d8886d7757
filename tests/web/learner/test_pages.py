"""Every page of a learner can be opened by a stranger, in every language."""

import pytest

from elearn.domain.languages import LANGUAGES
from elearn.web.learner.pages.rehearsal import STEPS
from tests.web.learner.walking import Learner

PAGES = (
    "",
    "tests",
    "tests/history-01",
    "exams",
    "syllabus",
    "topics/history-state-symbols",
    "guide",
    "guide/vnzh",
    "plan",
    "rehearsal",
    *(f"rehearsal/{step}" for step in STEPS),
    "rehearsal/hand-in/sure",
    "progress",
    "code",
    "my-data",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_can_open(learner: Learner, page: str) -> None:
    for language in LANGUAGES:
        assert learner.open(f"/{language.code}/{page}").status_code == 200


@pytest.mark.parametrize("page", ["tests/none-99", "topics/none", "guide/none"])
def test_what_does_not_exist_is_not_found(learner: Learner, page: str) -> None:
    assert learner.open(f"/en/{page}").status_code == 404


def test_no_page_has_inline_script_or_style(learner: Learner) -> None:
    pages = [learner.open(f"/en/{page}").text for page in PAGES]
    pages.append(learner.open(learner.start("exam")).text)

    for text in pages:
        assert " style=" not in text
        assert "<style" not in text
        assert " onclick=" not in text
        assert "<script>" not in text


def test_the_chosen_exam_and_its_date_come_back(learner: Learner) -> None:
    learner.send("/en/exam-choice", profile="rvp", exam_on="2999-01-31")

    page = learner.open("/en/").text

    assert 'value="rvp" checked' in page
    assert 'value="2999-01-31"' in page


def test_a_code_opens_the_same_progress_elsewhere(learner: Learner) -> None:
    paper = learner.start("practice")
    learner.send("/en/code")
    code = learner.open("/en/code").text.partition('<p class="code">')[2].partition("<")[0]
    other = Learner(learner.client.application.test_client())

    answer = other.send("/en/code/resume", code=code)

    assert answer.status_code == 303
    assert other.open(paper).status_code == 200


def test_a_wrong_code_is_said_kindly(learner: Learner) -> None:
    answer = learner.send("/en/code/resume", code="1234 5678 9012")

    assert answer.status_code == 422
    assert 'value="1234 5678 9012"' in answer.text


def test_everything_is_erased_only_when_sure(learner: Learner) -> None:
    paper = learner.start("practice")

    assert learner.send("/en/my-data/erase").status_code == 422
    assert learner.open(paper).status_code == 200
    assert learner.send("/en/my-data/erase", sure="1").status_code == 200
    assert learner.open(paper).status_code == 404


@pytest.mark.parametrize(
    ("theme", "classes"), [("dark", "text-1 dark"), ("light", "text-1 light"), ("pink", "text-1")]
)
def test_the_colours_are_kept_and_lead_nowhere_else(learner: Learner, theme: str, classes: str) -> None:
    answer = learner.send("/en/theme", theme=theme, back="/en/tests")

    assert answer.headers["Location"] == "/en/tests"
    assert f'class="{classes}"' in learner.open("/en/tests").text


def test_text_size_is_kept_and_leads_nowhere_else(learner: Learner) -> None:
    answer = learner.send("/en/text-size", size="3", back="//evil.example/")

    assert answer.headers["Location"] == "/en/"
    assert 'class="text-3"' in learner.open("/en/tests").text
