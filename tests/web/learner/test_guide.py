"""The guide tells people with old advice how the exam changed, from the archived profile alone."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from elearn.domain.languages import LANGUAGES
from elearn.web.database import books
from elearn.web.learner.pages.guide import draw_guide
from tests.web.learner.reading import read_page

SECTION = re.compile('<details id="change">.*?</details>', re.DOTALL)


def change(client: FlaskClient, profile_id: str, language: str = "en") -> list[str]:
    found = SECTION.search(client.get(f"/{language}/guide/{profile_id}").text)
    return read_page(f'<html lang="{language}">{found[0]}</html>') if found else []


@pytest.mark.parametrize(
    ("profile_id", "percent", "time"), [("rvp", "70%", 1), ("vnzh", "80%", 1), ("patent", "60%", 0)]
)
def test_the_rules_of_then_stand_beside_those_of_today(
    client: FlaskClient, profile_id: str, percent: str, time: int
) -> None:
    texts = change(client, profile_id)

    assert "January 1, 2015" in texts[1]
    assert "July 31, 2021" in texts[1]
    row = texts.index("Reading")
    assert texts[row : row + 3] == ["Reading", percent, "–"]
    listening = texts.index("Listening")
    assert texts[listening + 1] == percent
    assert " of " in texts[listening + 2]
    assert texts[texts.index("Taken on") + 1 :][:2] == ["paper", "a computer"]
    assert texts.count("135 minutes") == time, "what was not recorded is left out"


def test_without_an_archive_nothing_is_said(app: Flask) -> None:
    with app.test_request_context("/en/guide"):
        known = books()
        page = draw_guide(known.profiles["patent"], replace(known, archived_profiles={}), LANGUAGES[0])

    assert page.change is None
