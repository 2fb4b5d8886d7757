"""Review, publishing and releases in the browser's view."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.items import BankId
from elearn.domain.permissions import Role
from elearn.storage.engine import transaction
from elearn.storage.switches import find_waiting_switch
from elearn.usecases.switch_due_releases import switch_due_releases
from elearn.web.clock import utc_now
from tests.usecases.publishing_desk import PublishingDesk
from tests.web.browsing import send, sign_in
from tests.web.conftest import store_account

REVIEW = "/en/editor/drafts/legislation/review"
PUBLISH = "/en/editor/drafts/legislation/publish"
RELEASES = "/en/editor/releases/legislation"
ITEM = "item:law-0001:"
STEM = "Кто в России является источником власти?"


@pytest.fixture
def desk(sqlite_engine: Engine) -> PublishingDesk:
    """A draft in which Anna changed an item, handed in."""
    desk = PublishingDesk(sqlite_engine, now=utc_now())
    desk.reword(STEM)
    desk.submit()
    return desk


def enter(app: Flask, desk: PublishingDesk, name: str, role: Role = Role.EDITOR) -> FlaskClient:
    store_account(desk.engine, name, role)
    client = app.test_client()
    sign_in(client, name)
    return client


@pytest.fixture
def vera(app: Flask, desk: PublishingDesk) -> FlaskClient:
    """A second editor, who has changed nothing."""
    return enter(app, desk, "vera")


def approve(client: FlaskClient, version: str = "2") -> int:
    fields = {"entry": ITEM, f"version:{ITEM}": version}
    return send(client, f"{REVIEW}/approve", fields).status_code


def test_the_review_shows_old_and_new_word_by_word(vera: FlaskClient) -> None:
    page = vera.get(REVIEW).text

    assert "Task law-0001" in page
    assert "<del>" in page
    assert "<ins>" in page


def test_a_second_person_approves_and_publishes_now(vera: FlaskClient, desk: PublishingDesk) -> None:
    assert approve(vera) == 303
    assert "Everything is approved" in vera.get(PUBLISH).text

    answer = send(vera, PUBLISH, {"notes": "Новое", "when": "now"}, follow_redirects=True)

    assert "Release 2026.2 is published." in answer.text
    assert desk.current() == "2026.2"


def test_who_read_an_older_text_is_told_to_look_again(vera: FlaskClient, desk: PublishingDesk) -> None:
    assert approve(vera, version="1") == 409
    assert "not approved yet" in vera.get(PUBLISH).text


def test_what_is_not_ready_is_not_published_by_force(vera: FlaskClient, desk: PublishingDesk) -> None:
    assert send(vera, PUBLISH, {"when": "now"}).status_code == 409
    assert desk.current() == "2026.1"


def test_a_release_for_a_day_waits_and_can_be_cancelled(vera: FlaskClient, desk: PublishingDesk) -> None:
    approve(vera)
    day = (utc_now() + timedelta(days=3)).date().isoformat()

    page = send(vera, PUBLISH, {"when": "day", "day": day}, follow_redirects=True).text

    assert "waits for its day" in page
    assert desk.current() == "2026.1"
    assert "It will not begin" in send(vera, f"{RELEASES}/cancel", follow_redirects=True).text
    with transaction(desk.engine) as session:
        assert find_waiting_switch(session, BankId("legislation")) is None
        assert switch_due_releases(session, now=utc_now() + timedelta(days=9)) == []


@pytest.mark.parametrize("day", ["", "tomorrow", "9999-12-31", "0001-01-01", "2026-13-40"])
def test_a_strange_day_is_no_error(vera: FlaskClient, desk: PublishingDesk, day: str) -> None:
    approve(vera)

    assert send(vera, PUBLISH, {"when": "day", "day": day}).status_code == 303


def test_one_click_and_a_reason_bring_the_earlier_release_back(
    vera: FlaskClient, desk: PublishingDesk
) -> None:
    approve(vera)
    send(vera, PUBLISH, {"when": "now"})

    without = send(vera, f"{RELEASES}/back", {"release": "2026.1"}, follow_redirects=True).text
    assert "say why" in without
    assert desk.current() == "2026.2"
    send(vera, f"{RELEASES}/back", {"release": "2026.1", "reason": "Ошибка"})

    assert desk.current() == "2026.1"
    assert "Ошибка" in vera.get(RELEASES).text


def test_a_translator_hands_in_but_does_not_publish(app: Flask, desk: PublishingDesk) -> None:
    translator = enter(app, desk, "tahmina", Role.TRANSLATOR)

    assert translator.get(REVIEW).status_code == 200
    assert approve(translator) == 403
    for address in (
        PUBLISH,
        f"{RELEASES}/back",
        f"{RELEASES}/cancel",
        "/en/editor/drafts/legislation/discard",
    ):
        assert send(translator, address, {"sure": "yes"}).status_code == 403
    assert desk.current() == "2026.1"


def test_a_draft_is_thrown_away_by_who_means_it(vera: FlaskClient, desk: PublishingDesk) -> None:
    address = "/en/editor/drafts/legislation/discard"

    assert "tick that you mean it" in send(vera, address, follow_redirects=True).text
    assert "The draft is closed." in send(vera, address, {"sure": "yes"}, follow_redirects=True).text
    assert vera.get(REVIEW).status_code == 404


@pytest.mark.parametrize(
    "entry", ["", "item", "item:x", "nothing:law-0001:", "item:" + "a" * 99 + ":", "%00"]
)
def test_nonsense_in_a_form_changes_nothing(vera: FlaskClient, desk: PublishingDesk, entry: str) -> None:
    before = desk.load().changed
    for action in ("hand-in", "approve", "return"):
        assert send(vera, f"{REVIEW}/{action}", {"entry": entry}).status_code in {303, 403}

    assert desk.load().changed == before


def test_there_is_nothing_of_an_unknown_bank(vera: FlaskClient) -> None:
    for address in ("drafts/chess/review", "drafts/chess/publish", "releases/chess"):
        assert vera.get(f"/en/editor/{address}").status_code == 404


def test_the_people_are_named(vera: FlaskClient, desk: PublishingDesk) -> None:
    assert "anna" in vera.get(REVIEW).text
