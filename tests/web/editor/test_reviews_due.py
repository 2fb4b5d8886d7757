"""The page of tasks whose review date has passed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.items import ItemId
from elearn.domain.permissions import Role
from elearn.storage.engine import reading, transaction
from elearn.storage.item_checks import load_item_checks
from elearn.storage.releases import add_release, set_current_release
from elearn.web.clock import utc_now
from tests.builders import NOW, a_bank, a_ref, an_item
from tests.web.browsing import send
from tests.web.editor.test_withdrawals import enter

PAGE = "/en/editor/reviews-due"


@pytest.fixture
def site(app: Flask, sqlite_engine: Engine) -> Flask:
    today = utc_now().date()
    ages = {1: 1, 2: 120}  # days since the review date
    items = [replace(an_item(n), review_by=today - timedelta(days=age)) for n, age in ages.items()]
    with transaction(sqlite_engine) as session:
        bank = a_bank(*items, an_item(3))
        add_release(session, bank, sha256="b" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)
    return app


@pytest.fixture
def vera(site: Flask, sqlite_engine: Engine) -> FlaskClient:
    """An editor."""
    return enter(site, sqlite_engine, Role.EDITOR)


def test_what_is_due_is_listed_and_what_has_left_exams_is_marked(vera: FlaskClient) -> None:
    page = vera.get(PAGE).text

    assert "2 tasks" in page
    assert "not in exams: 1" in page
    assert page.index("hist-0002") < page.index("hist-0001")
    assert "hist-0003" not in page


def test_a_check_takes_it_off_the_list(vera: FlaskClient, sqlite_engine: Engine) -> None:
    later = utc_now().date() + timedelta(days=365)
    for number in (1, 2, 2):
        answer = send(vera, f"{PAGE}/hist-000{number}", {"review_by": later.isoformat()})
        assert answer.headers["Location"] == PAGE

    assert "No review date has passed." in vera.get(PAGE).text
    with reading(sqlite_engine) as session:
        assert load_item_checks(session)[ItemId("hist-0002")].review_by == later


@pytest.mark.parametrize("review_by", ["", "soon", "2020-01-01", "9999-01-01"])
def test_a_day_that_cannot_be_is_told_at_its_field(vera: FlaskClient, review_by: str) -> None:
    answer = send(vera, f"{PAGE}/hist-0001", {"review_by": review_by})

    assert answer.status_code == 422
    assert "Choose a day after today, within three years." in answer.text


def test_unknown_tasks_are_not_found_and_translators_check_nothing(
    site: Flask, vera: FlaskClient, sqlite_engine: Engine
) -> None:
    later = (utc_now().date() + timedelta(days=9)).isoformat()
    assert send(vera, f"{PAGE}/none", {"review_by": later}).status_code == 404
    translator = enter(site, sqlite_engine, Role.TRANSLATOR)
    assert translator.get(PAGE).status_code == 200
    assert send(translator, f"{PAGE}/hist-0001", {"review_by": later}).status_code == 403
