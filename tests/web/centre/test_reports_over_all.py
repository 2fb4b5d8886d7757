"""Reports over all centres over HTTP: for administrators only, who work at no centre."""

import csv
import io
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse as Answer

from elearn.domain.permissions import Role
from tests.usecases.donor_season import Season
from tests.web.browsing import send, sign_in
from tests.web.centre.conftest import Staff, StaffMaker
from tests.web.centre.test_donor_reports import words_of
from tests.web.conftest import store_account

ACCOUNT = "/en/account/"
OVER_ALL = "/en/centre/all/reports"
OWN = "/en/centre/reports"
MONTH = f"{datetime.now(UTC):%Y-%m}"


@pytest.fixture
def office(app: Flask, sqlite_engine: Engine) -> FlaskClient:
    """An administrator's browser."""
    return sign_in_as(app, sqlite_engine, Role.ADMINISTRATOR)


def sign_in_as(app: Flask, engine: Engine, role: Role) -> FlaskClient:
    store_account(engine, f"some {role}", role)
    client = app.test_client()
    sign_in(client, f"some {role}")
    return client


def come(staff: Staff, people: int, number_from: int) -> None:
    season = Season(staff.member, datetime.now(UTC).replace(day=1, hour=12), number_from=number_from)
    day = season.hold_session()
    for _ in range(people):
        season.come(day)
    season.store(staff.engine)


def ask(client: FlaskClient, address: str) -> Answer:
    return send(client, address, {"first": MONTH, "last": MONTH})


def make(client: FlaskClient, address: str = OVER_ALL) -> str:
    answer = ask(client, address)
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def test_the_way_from_the_account_to_a_report(office: FlaskClient, manager: Staff) -> None:
    come(manager, 9, 1)

    assert f'href="{OVER_ALL}"' in office.get(ACCOUNT).text
    address = make(office)

    assert address.startswith(f"{OVER_ALL}/")
    assert f'href="{address}"' in office.get(OVER_ALL).text
    for ending in ("xlsx", "csv"):
        assert f'href="{address}.{ending}"' in office.get(address).text
        assert office.get(f"{address}.{ending}").status_code == 200


def test_small_centres_are_hidden_by_name_and_in_the_file(
    office: FlaskClient, make_staff: StaffMaker
) -> None:
    for number, (name, people) in enumerate((("a1", 12), ("b1", 3), ("c1", 20)), start=1):
        come(make_staff(name), people, 100 * number)

    address = make(office)

    text = words_of(office.get(address).text)
    assert "All centres ·" in text
    assert "By centre People Visits Центр a1 12 12" in text
    assert "Центр b1 hidden hidden Центр c1 hidden hidden Hidden rows together 23 23" in text
    assert "Centre: of the first visit." in text
    file = office.get(f"{address}.csv").data.decode("utf-8-sig")
    lines = [line[:4] for line in csv.reader(io.StringIO(file), delimiter=";")]
    assert ["By centre", "Центр a1", "12", "12"] in lines
    assert ["By centre", "Центр b1", "hidden", "hidden"] in lines
    assert ["Centre", "All centres", "", ""] in lines


def test_nobody_else_has_a_way_there(app: Flask, office: FlaskClient, manager: Staff) -> None:
    come(manager, 9, 1)
    address = make(office)
    editor = sign_in_as(app, manager.engine, Role.EDITOR)

    for client in (manager.client, editor):
        for page in (OVER_ALL, address, f"{address}.csv", f"{address}.xlsx"):
            assert client.get(page).status_code == 403
        assert ask(client, OVER_ALL).status_code == 403
        assert OVER_ALL not in client.get(ACCOUNT).text


def test_no_report_is_found_at_the_address_of_another_scope(office: FlaskClient, manager: Staff) -> None:
    come(manager, 9, 1)
    over_all, own = make(office), make(manager.client, OWN)

    for ending in ("", ".csv", ".xlsx"):
        assert manager.client.get(f"{over_all.replace(OVER_ALL, OWN)}{ending}").status_code == 404
        assert office.get(f"{own.replace(OWN, OVER_ALL)}{ending}").status_code == 404
        assert office.get(f"{own}{ending}").status_code == 404
    assert over_all.rpartition("/")[2] not in manager.client.get(OWN).text
    assert own.rpartition("/")[2] not in office.get(OVER_ALL).text


def test_who_works_at_no_centre_sees_the_learners_pages_above(office: FlaskClient, manager: Staff) -> None:
    come(manager, 9, 1)

    for page in (OVER_ALL, make(office)):
        tabs = office.get(page).text.partition('<nav class="tabs"')[2].partition("</nav>")[0]
        assert 'href="/en/tests"' in tabs
        assert "/centre/" not in tabs
    assert 'href="/en/centre/groups"' in manager.client.get(OWN).text


def test_where_nobody_came_there_is_nothing_to_report(office: FlaskClient) -> None:
    assert "Nobody has come yet." in office.get(OVER_ALL).text
    assert ask(office, OVER_ALL).status_code == 422


def test_office_and_centre_are_warned_of_comparing(office: FlaskClient, manager: Staff) -> None:
    come(manager, 9, 1)
    address = make(office)
    assert "Another report shares months" not in office.get(address).text

    own = make(manager.client, OWN)

    assert "Another report shares months" in office.get(address).text
    assert "Another report shares months" in manager.client.get(own).text
