"""The glossary: every word with its meaning, and a small file that browsers keep."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.learner.walking import Learner

ADDRESS = re.compile(r'data-address="([^"]+)"')


def words_of(learner: Learner, page: str) -> str:
    found = ADDRESS.search(learner.open(page).text)
    assert found
    return found[1]


@pytest.mark.parametrize("language", ["ru", "uz", "tg"])
def test_the_page_has_every_word_in_both_languages(client: FlaskClient, language: str) -> None:
    page = client.get(f"/{language}/glossary").text

    assert page.count('class="line"') == 35
    assert '<b lang="ru">гражданство</b>' in page
    own = {"ru": "Правовая связь", "uz": "fuqarolik", "tg": "шаҳрвандӣ"}[language]
    assert own in page


def test_the_words_come_with_their_forms_and_stay_in_the_cache(learner: Learner) -> None:
    answer = learner.open(words_of(learner, learner.start("practice")))

    assert "immutable" in answer.headers["Cache-Control"]
    entry = next(entry for entry in answer.json or [] if entry["russian"] == "гражданство")
    assert {"гражданства", "гражданством"} <= set(entry["forms"])
    assert entry["own"] == "citizenship"


def test_an_old_version_leads_to_the_present_one(learner: Learner) -> None:
    address = words_of(learner, learner.start("practice"))

    answer = learner.open("/en/glossary/of-last-year.json")

    assert (answer.status_code, answer.headers["Location"]) == (302, address)


def test_each_language_has_a_version_of_its_own(learner: Learner) -> None:
    paper = learner.start("practice")

    assert words_of(learner, paper) != words_of(learner, paper.replace("/en/", "/ru/"))


def test_an_exam_knows_nothing_of_the_glossary(learner: Learner) -> None:
    assert "glossary" not in learner.open(learner.start("exam")).text
