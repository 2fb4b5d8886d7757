"""A shared computer: the learner leaves, and the next person finds nothing of theirs."""

import pytest

from tests.web.browsing import token_of
from tests.web.learner.walking import Learner

CLEARED = '"cache", "storage"'


def test_whoever_has_a_code_leaves_at_once_and_comes_back_by_it(learner: Learner) -> None:
    paper = learner.start("exam")
    learner.send("/en/code")
    code = learner.open("/en/code").text.partition('<p class="code">')[2].partition("<")[0]
    assert code in learner.open("/en/my-data").text

    page = learner.send("/en/my-data/leave")

    assert page.status_code == 200
    assert "js/left.js" in page.text
    assert learner.open(paper).status_code == 404
    assert code not in learner.open("/en/code").text
    learner.send("/en/code/resume", code=code)
    assert learner.open(paper).status_code == 200


def test_whoever_has_no_code_is_warned_first(learner: Learner) -> None:
    paper = learner.start("exam")

    warned = learner.send("/en/my-data/leave")

    assert warned.headers["Location"] == "/en/my-data#leave"
    assert "You have no code yet." in learner.open("/en/my-data").text
    assert learner.open(paper).status_code == 200
    assert learner.send("/en/my-data/leave", warned="1").status_code == 200
    assert learner.open(paper).status_code == 404


def test_the_foot_of_every_page_leads_out_once_there_is_a_learner(learner: Learner) -> None:
    assert "/en/my-data/leave" not in learner.open("/en/tests").text

    learner.start("practice")

    assert "/en/my-data/leave" in learner.open("/en/tests").text


@pytest.mark.parametrize("path", ["my-data/leave", "my-data/erase"])
def test_the_browser_is_told_to_clear_its_store_where_it_heeds_that(learner: Learner, path: str) -> None:
    learner.start("exam")
    form = {"csrf_token": token_of(learner.client), "sure": "1", "warned": "1"}
    referer = {"Referer": "https://localhost/en/my-data"}

    page = learner.client.post(f"/en/{path}", data=form, base_url="https://localhost", headers=referer)

    assert page.headers["Clear-Site-Data"] == CLEARED
    assert "js/left.js" in page.text


@pytest.mark.parametrize("path", ["code", "code.svg", "my-data", "my-data.json"])
def test_pages_with_the_code_or_the_data_are_never_stored(learner: Learner, path: str) -> None:
    learner.start("exam")
    learner.send("/en/code")

    page = learner.open(f"/en/{path}")

    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert learner.open("/en/tests").headers["Cache-Control"] == "private, no-cache"
