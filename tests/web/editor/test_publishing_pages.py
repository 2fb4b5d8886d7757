"""Review, publishing and releases in the browser's view."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.drafts import EntryState
from elearn.domain.items import BankId
from elearn.domain.permissions import Role
from elearn.storage.engine import transaction
from elearn.storage.releases import add_release, load_current_banks
from elearn.storage.switches import find_waiting_switch
from elearn.usecases.switch_due_releases import switch_due_releases
from elearn.web.clock import utc_now
from elearn.web.editor.same_draft import mark_draft
from tests.usecases.editing_desk import item_key
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


def approve(client: FlaskClient, desk: PublishingDesk, version: str = "2") -> int:
    fields = {"entry": ITEM, f"version:{ITEM}": version, **of(desk)}
    return send(client, f"{REVIEW}/approve", fields).status_code


def of(desk: PublishingDesk) -> dict[str, str]:
    """What a form says of its draft."""
    return {"draft": mark_draft(desk.load().draft)}


def test_the_review_shows_old_and_new_word_by_word(vera: FlaskClient) -> None:
    page = vera.get(REVIEW).text

    assert "Task law-0001" in page
    assert "<del>" in page
    assert "<ins>" in page


def test_a_second_person_approves_and_publishes_now(vera: FlaskClient, desk: PublishingDesk) -> None:
    assert approve(vera, desk) == 303
    assert "Everything is approved" in vera.get(PUBLISH).text

    answer = send(vera, PUBLISH, {"notes": "Новое", "when": "now", **of(desk)}, follow_redirects=True)

    assert "Release 2026.2 is published." in answer.text
    assert desk.current() == "2026.2"


def test_who_read_an_older_text_is_told_to_look_again(vera: FlaskClient, desk: PublishingDesk) -> None:
    assert approve(vera, desk, version="1") == 409
    assert "not approved yet" in vera.get(PUBLISH).text


def test_what_is_not_ready_is_not_published_by_force(vera: FlaskClient, desk: PublishingDesk) -> None:
    assert send(vera, PUBLISH, {"when": "now", **of(desk)}).status_code == 409
    assert desk.current() == "2026.1"


def test_a_release_for_a_day_waits_and_can_be_cancelled(vera: FlaskClient, desk: PublishingDesk) -> None:
    approve(vera, desk)
    day = (utc_now() + timedelta(days=3)).date().isoformat()

    page = send(vera, PUBLISH, {"when": "day", "day": day, **of(desk)}, follow_redirects=True).text

    assert "waits for its day" in page
    assert desk.current() == "2026.1"
    assert "It will not begin" in send(vera, f"{RELEASES}/cancel", follow_redirects=True).text
    with transaction(desk.engine) as session:
        assert find_waiting_switch(session, BankId("legislation")) is None
        assert switch_due_releases(session, now=utc_now() + timedelta(days=9)) == []


def test_a_release_that_files_brought_before_its_day_waits_and_can_be_cancelled(
    vera: FlaskClient, desk: PublishingDesk
) -> None:
    approve(vera, desk)
    with transaction(desk.engine) as session:
        bank = load_current_banks(session)[desk.bank_id]
        early = replace(bank, release="2026.5", released_on=desk.now.date() + timedelta(days=3))
        add_release(session, early, sha256="5" * 64, files={}, loaded_at=desk.now)
    assert "Release 2026.5 waits for its day" in vera.get(RELEASES).text
    assert "Release 2026.5 waits for its day" in vera.get(PUBLISH).text
    assert send(vera, PUBLISH, {"when": "now", **of(desk)}).status_code == 409

    page = send(vera, f"{RELEASES}/cancel", {"release": "2026.5"}, follow_redirects=True).text

    assert "It will not begin" in page
    assert "waits for its day" not in page
    assert send(vera, PUBLISH, {"when": "now", **of(desk)}).status_code == 303
    assert desk.current() == "2026.6"


@pytest.mark.parametrize("day", ["", "tomorrow", "0001-01-01", "2026-13-40", "2026-01-01"])
def test_a_strange_or_past_day_publishes_nothing(vera: FlaskClient, desk: PublishingDesk, day: str) -> None:
    approve(vera, desk)

    answer = send(vera, PUBLISH, {"when": "day", "day": day, **of(desk)}, follow_redirects=True)

    assert "Choose a day after today" in answer.text
    assert desk.current() == "2026.1"


def test_a_form_of_another_draft_changes_nothing(vera: FlaskClient, desk: PublishingDesk) -> None:
    old = of(desk)
    send(vera, "/en/editor/drafts/legislation/discard", {"sure": "yes", **old})
    desk.reword("Совсем другой вопрос?")
    desk.submit()

    fields = {"entry": ITEM, f"version:{ITEM}": "2", "back": ITEM, "sure": "yes", "when": "now", **old}
    for address in (f"{REVIEW}/approve", f"{REVIEW}/hand-in", f"{REVIEW}/return", PUBLISH):
        assert send(vera, address, fields).status_code == 409
    assert desk.load().changed[item_key("law-0001")].approved_by is None


def test_one_click_and_a_reason_bring_the_earlier_release_back(
    vera: FlaskClient, desk: PublishingDesk
) -> None:
    approve(vera, desk)
    send(vera, PUBLISH, {"when": "now", **of(desk)})

    without = send(vera, f"{RELEASES}/back", {"release": "2026.1"}, follow_redirects=True).text
    assert "say why" in without
    assert desk.current() == "2026.2"
    send(vera, f"{RELEASES}/back", {"release": "2026.1", "reason": "Ошибка"})

    assert desk.current() == "2026.1"
    assert "Ошибка" in vera.get(RELEASES).text


def test_a_translator_hands_in_their_languages_only_and_does_not_publish(
    app: Flask, desk: PublishingDesk
) -> None:
    translator = enter(app, desk, "tahmina", Role.TRANSLATOR)
    desk.change_item("law-0002", stem="Полслова")
    send(translator, f"{REVIEW}/hand-in", {"entry": "item:law-0002:", **of(desk)})
    assert desk.load().changed[item_key("law-0002")].state is EntryState.DRAFT

    assert translator.get(REVIEW).status_code == 200
    assert approve(translator, desk) == 403
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

    assert "tick that you mean it" in send(vera, address, of(desk), follow_redirects=True).text
    sure = {"sure": "yes", **of(desk)}
    assert "The draft is closed." in send(vera, address, sure, follow_redirects=True).text
    assert vera.get(REVIEW).status_code == 404


@pytest.mark.parametrize(
    "entry", ["", "item", "item:x", "nothing:law-0001:", "item:" + "a" * 99 + ":", "%00"]
)
def test_nonsense_in_a_form_changes_nothing(vera: FlaskClient, desk: PublishingDesk, entry: str) -> None:
    before = desk.load().changed
    for action in ("hand-in", "approve", "return"):
        assert send(vera, f"{REVIEW}/{action}", {"entry": entry, "back": entry, **of(desk)}).status_code in {
            303,
            403,
        }

    assert desk.load().changed == before


def test_there_is_nothing_of_an_unknown_bank(vera: FlaskClient) -> None:
    for address in ("drafts/chess/review", "drafts/chess/publish", "releases/chess"):
        assert vera.get(f"/en/editor/{address}").status_code == 404


def test_the_people_are_named(vera: FlaskClient, desk: PublishingDesk) -> None:
    assert "anna" in vera.get(REVIEW).text
