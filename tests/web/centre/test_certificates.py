"""Certificates over HTTP: made and withdrawn by staff of the centre, checked by anybody who has the code."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse as Answer

from elearn.storage.engine import transaction
from elearn.storage.releases import add_release, set_current_release
from elearn.web.whereabouts import init_whereabouts
from tests.builders import NOW, a_ref
from tests.web.browsing import send
from tests.web.centre.conftest import Staff, StaffMaker
from tests.web.centre.rooming import come, hand_in, open_room
from tests.web.conftest import SettingsMaker
from tests.web.learner.conftest import a_rich_bank
from tests.web.qr_pictures import read_qr_picture

WARNING = "This is not a certificate of the exam. It gives no rights."


@pytest.fixture(autouse=True)
def _bank(sqlite_engine: Engine) -> None:
    with transaction(sqlite_engine) as session:
        add_release(session, a_rich_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)


@pytest.fixture
def here(app: Flask, manager: Staff) -> str:
    """The certificates of somebody who did a test."""
    group_id = manager.make_group("Али", "Бек")
    person = manager.people(group_id)[0]
    hand_in(come(app, manager, open_room(manager, group=str(group_id)), person))
    return f"/en/centre/groups/{group_id}/people/{person.id}/certificates"


def address_on(page: str) -> str:
    """Read the address that is printed."""
    found = re.search(r'class="certificate-address">http://localhost([^<]+)<', page)
    assert found
    return html.unescape(found[1])


def scan(page: str) -> str:
    """Read the QR picture as a phone does."""
    found = re.search(r'src="data:image/svg\+xml;charset=utf-8,([^"]+)"', page)
    assert found
    (text,) = read_qr_picture(unquote(html.unescape(found[1])).replace("'", '"'))
    return text


def test_a_certificate_is_made_printed_and_checked_by_anybody(
    manager: Staff, here: str, client: FlaskClient
) -> None:
    assert 'value="Али"' in manager.client.get(here).text
    made = send(manager.client, here, {"name": "Али В."})
    assert made.status_code == 303

    paper = manager.client.get(made.location).text
    address = address_on(paper)
    assert scan(paper) == f"http://localhost{address}"

    answer = client.get(address)
    assert answer.status_code == 200
    for words in ("genuine", "Али В.", "Центр manager", WARNING, "Tests done: 1 of 1. Passed: 0."):
        assert words in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("host", "lan", "printed"),
    [
        ("0.0.0.0", ["192.168.7.5", "10.0.0.2"], "http://192.168.7.5:8000/en/certificates/"),  # noqa: S104
        ("127.0.0.1", ["192.168.7.5"], "http://localhost/en/certificates/"),
    ],
)
def test_the_address_on_paper_is_one_by_which_others_come(
    app: Flask,
    make_settings: SettingsMaker,
    manager: Staff,
    here: str,
    host: str,
    lan: list[str],
    printed: str,
) -> None:
    made = send(manager.client, here, {"name": ""}).location
    init_whereabouts(app, make_settings(host=host, port=8000), lambda: lan)
    try:
        paper = manager.client.get(made).text
    finally:
        init_whereabouts(app, make_settings())

    assert f'class="certificate-address">{printed}' in paper
    assert scan(paper).startswith(printed)
    assert ("Only this computer can open the address" in paper) is (host == "127.0.0.1")


def test_without_a_name_the_number_alone_is_printed(manager: Staff, here: str, client: FlaskClient) -> None:
    made = send(manager.client, here, {"name": " "})
    page = client.get(address_on(manager.client.get(made.location).text)).text

    assert "No. 1" in page
    assert "Али" not in page


def test_a_certificate_of_nothing_is_not_made(manager: Staff) -> None:
    group_id = manager.make_group("Али")
    (person,) = manager.people(group_id)
    here = f"/en/centre/groups/{group_id}/people/{person.id}/certificates"

    for answer in (manager.client.get(here), send(manager.client, here, {"name": "Али"})):
        assert "This person has not done a test yet." in answer.text
    assert send(manager.client, here, {"name": "Али"}).status_code == 422


def test_a_name_that_is_too_long_is_told_beside_the_field(manager: Staff, here: str) -> None:
    answer = send(manager.client, here, {"name": "a" * 101})

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text


def test_a_withdrawn_certificate_is_told_to_who_checks_it(
    manager: Staff, here: str, client: FlaskClient
) -> None:
    made = send(manager.client, here, {"name": ""}).location
    address = address_on(manager.client.get(made).text)

    assert send(manager.client, f"{made}/withdraw", {}).location == here

    page = client.get(address).text
    assert "It is not valid." in page
    assert "genuine" not in page
    assert "Tests done" not in page
    assert "It is not valid." in manager.client.get(made).text
    assert "Withdrawn" in manager.client.get(here).text


def test_every_address_of_another_centres_certificate_is_not_found(
    manager: Staff, make_staff: StaffMaker, here: str, client: FlaskClient
) -> None:
    made, stranger = send(manager.client, here, {"name": ""}).location, make_staff("stranger")
    theirs = stranger.make_group("Вали")
    (person,) = stranger.people(theirs)
    own = f"/en/centre/groups/{theirs}/people/{person.id}/certificates/{made.rpartition('/')[2]}"

    found = [answer.status_code for address in (here, made, own) for answer in _try(stranger, address)]

    assert found == [404] * 8
    assert "genuine" in client.get(address_on(manager.client.get(made).text)).text


def test_a_certificate_of_another_person_of_the_group_is_not_found(manager: Staff, here: str) -> None:
    made = send(manager.client, here, {"name": ""}).location
    other = re.sub(r"people/[^/]+", f"people/{_second(manager, here)}", made)

    assert manager.client.get(other).status_code == 404
    assert send(manager.client, f"{other}/withdraw", {}).status_code == 404


@pytest.mark.parametrize("code", ["0" * 20, "x", "%00", "0" * 3000, "..", "<b>"])
def test_an_unknown_code_is_answered_in_words(client: FlaskClient, code: str) -> None:
    answer = client.get(f"/en/certificates/{code}")

    assert answer.status_code == 404


def test_codes_cannot_be_guessed_in_a_row(client: FlaskClient) -> None:
    statuses = [client.get(f"/en/certificates/{guess:020d}").status_code for guess in range(40)]

    assert statuses[0] == 404
    assert statuses[-1] == 429


def test_a_typed_code_leads_to_its_certificate(client: FlaskClient) -> None:
    address = "/en/certificates"
    assert client.get(address).status_code == 200

    found = client.get(address, query_string={"code": " abcde abcde-ABCDE abcd0 "})
    assert found.location.endswith("/en/certificates/ABCDE-ABCDE-ABCDE-ABCD0")
    for typed in ("x", "<b>", "0" * 5000):
        refused = client.get(address, query_string={"code": typed})
        assert refused.status_code == 422
        assert 'aria-invalid="true"' in refused.text


def _try(staff: Staff, address: str) -> Iterator[Answer]:
    yield staff.client.get(address)
    yield send(
        staff.client, address if address.endswith("certificates") else f"{address}/withdraw", {"name": ""}
    )
    if not address.endswith("certificates"):
        yield staff.client.get(f"{address}?x=1")


def _second(manager: Staff, here: str) -> str:
    found = re.search(r"groups/([^/]+)/", here)
    assert found
    return str(manager.people(UUID(found[1]))[1].id)
