"""Details for reports over HTTP: asked in plain words, stored with consent only."""

import pytest
from flask.testing import FlaskClient

from elearn.domain.participant_details import Details, Sex
from elearn.storage.engine import reading
from elearn.storage.participant_details import list_details
from tests.web.browsing import send
from tests.web.centre.conftest import Staff

TOLD = {"sex": "female", "birth_year": "1990", "nationality": "TJ"}
AGREED = {**TOLD, "agreed": "y"}


@pytest.fixture
def address(manager: Staff) -> str:
    group_id = manager.make_group("Али")
    return f"/en/centre/groups/{group_id}/people/{manager.people(group_id)[0].id}"


def stored(staff: Staff) -> list[Details]:
    with reading(staff.engine) as session:
        return [*list_details(session, centre_id=staff.member.centre_id).values()]


def save(client: FlaskClient, address: str, fields: dict[str, str]) -> int:
    return send(client, f"{address}/details", fields).status_code


def test_the_persons_page_leads_to_the_question(manager: Staff, address: str) -> None:
    assert f"{address}/details" in manager.client.get(address).text
    assert "You do not have to answer." in manager.client.get(f"{address}/details").text


def test_what_a_person_agreed_to_is_stored_and_shown_again(manager: Staff, address: str) -> None:
    assert save(manager.client, address, AGREED) == 303

    assert stored(manager) == [Details(sex=Sex.FEMALE, birth_year=1990, nationality="TJ")]
    page = manager.client.get(f"{address}/details").text
    assert 'value="female" checked' in page
    assert 'value="1990"' in page
    assert '<option value="TJ" selected>' in page
    assert "The person agreed." in page


def test_nothing_is_stored_without_consent(manager: Staff, address: str) -> None:
    answer = send(manager.client, f"{address}/details", TOLD)

    assert answer.status_code == 422
    assert "Ask first." in answer.text
    assert stored(manager) == []


def test_saying_nothing_needs_no_consent(manager: Staff, address: str) -> None:
    assert save(manager.client, address, {"sex": "", "birth_year": " ", "nationality": ""}) == 303
    assert stored(manager) == []


def test_consent_that_is_taken_back_erases_at_once(manager: Staff, address: str) -> None:
    save(manager.client, address, AGREED)

    assert save(manager.client, address, {"take_back": "y"}) == 303
    assert stored(manager) == []
    assert "The person agreed." not in manager.client.get(f"{address}/details").text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sex", "x"),
        ("birth_year", "90"),
        ("birth_year", "3000"),
        ("birth_year", "1890"),
        ("birth_year", "²990"),
        ("birth_year", "9" * 5000),
        ("birth_year", "=1+1"),
        ("nationality", "ZZ"),
        ("nationality", "Tajikistan"),
        ("nationality", "tj"),
    ],
)
def test_what_no_form_offers_is_refused(manager: Staff, address: str, field: str, value: str) -> None:
    assert save(manager.client, address, {**AGREED, field: value}) == 422
    assert stored(manager) == []


@pytest.mark.parametrize("language", ["ru", "uz", "uz-cyrl", "tg", "ky"])
def test_countries_are_named_in_each_language(manager: Staff, address: str, language: str) -> None:
    page = manager.client.get(f"{address}/details".replace("/en/", f"/{language}/")).text

    assert page.count("<option") > 240
    assert '<option value="UZ">UZ' not in page
