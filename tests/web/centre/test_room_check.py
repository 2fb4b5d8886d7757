"""The check of the room, and the cards for its computers."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from elearn.domain.centres import CentreRole
from elearn.storage.engine import transaction
from elearn.usecases.note_backup import note_backup
from elearn.web.whereabouts import data_folder, init_whereabouts
from tests.web.browsing import sign_in
from tests.web.centre.conftest import Staff, StaffMaker
from tests.web.conftest import SettingsMaker

AppMaker = Callable[..., Flask]
ServeAt = Callable[..., None]
EVERYWHERE = "0.0.0.0"  # noqa: S104 - what the room is served on


@pytest.fixture
def folder(app: Flask) -> Path:
    """The data folder, without a backup."""
    with app.app_context():
        (data_folder() / "last-backup").unlink(missing_ok=True)
        return data_folder()


@pytest.fixture
def serve_at(app: Flask, make_settings: SettingsMaker) -> Iterator[Callable[..., None]]:
    """Let the site be served under another address: `serve_at("0.0.0.0", "192.168.7.5")`."""

    def serve(host: str, *lan: str) -> None:
        init_whereabouts(app, make_settings(host=host, port=8000), lambda: lan)

    yield serve
    init_whereabouts(app, make_settings())


def found_in(page: str) -> dict[str, list[str]]:
    """The lines of the check, by what they say."""
    lines = re.findall(r'<li class="line"><span class="status status--(\w+)".*?<b>(.*?)</b>', page, re.DOTALL)
    return {tone: [words for found, words in lines if found == tone] for tone, _ in lines}


def test_the_room_is_told_each_address_that_reaches_it(manager: Staff, serve_at: ServeAt) -> None:
    serve_at(EVERYWHERE, "192.168.7.5", "10.0.0.2")

    page = manager.client.get("/en/centre/room-check").text.replace("<wbr>", "")

    assert "192.168.7.5:8000/en/join" in page
    assert "192.168.7.5:8000/en/room/check" in page
    assert "10.0.0.2:8000/en/join" in page
    assert "elearn serve --host" not in page
    assert "Other devices can open the site." in found_in(page)["good"]


def test_who_serves_one_computer_alone_is_told_how_to_serve_the_room(
    manager: Staff, serve_at: ServeAt
) -> None:
    serve_at("127.0.0.1", "192.168.7.5")

    page = manager.client.get("/en/centre/room-check").text

    assert "elearn serve --host 0.0.0.0" in page
    assert "Other devices cannot open the site." in found_in(page)["later"]


def test_without_a_network_nobody_is_told_to_start_anew(manager: Staff, serve_at: ServeAt) -> None:
    serve_at(EVERYWHERE)

    page = manager.client.get("/en/centre/room-check").text

    assert "in no network" in page
    assert "elearn serve --host" not in page


def test_behind_a_proxy_the_address_is_the_one_that_people_know(manager: Staff, make_app: AppMaker) -> None:
    app = make_app(host="127.0.0.1", port=8000, trusted_proxies=1)
    browser = app.test_client()
    sign_in(browser, "manager")

    page = browser.get("/en/centre/room-check", headers={"X-Forwarded-Host": "elearn.example"}).text

    assert "elearn.example/<wbr>en/<wbr>join" in page


def test_an_empty_database_and_no_backup_are_said(manager: Staff, folder: Path) -> None:
    found = found_in(manager.client.get("/en/centre/room-check").text)

    assert {"No tests are loaded.", "There is no backup yet."} <= set(found["later"])
    assert "Answers are written at once. A power cut loses none." in found["good"]


@pytest.mark.parametrize(("days", "tone"), [(1, "good"), (8, "later")])
def test_a_backup_is_known_and_grows_old(manager: Staff, folder: Path, days: int, tone: str) -> None:
    note_backup(folder, now=datetime.now(UTC) - timedelta(days=days))

    page = manager.client.get("/en/centre/room-check").text

    assert "There is a backup." in found_in(page)[tone]
    assert ("older than a week" in page) == (tone == "later")


@pytest.mark.parametrize("content", ["", "yesterday", "2026-11-22T10:00:00", "2026-11-22"])
def test_a_note_of_a_backup_that_somebody_changed_harms_nobody(
    manager: Staff, folder: Path, content: str
) -> None:
    (folder / "last-backup").write_text(content)

    assert manager.client.get("/en/centre/room-check").status_code == 200


def test_a_database_that_takes_nothing_is_said(manager: Staff, sqlite_engine: Engine) -> None:
    with transaction(sqlite_engine) as session:
        session.execute(text("DROP TABLE alembic_version"))

    assert "Answers cannot be written." in found_in(manager.client.get("/en/centre/room-check").text)["later"]


def test_the_page_tells_no_path_of_the_server(manager: Staff, folder: Path) -> None:
    assert str(folder) not in manager.client.get("/en/centre/room-check").text


def test_a_trainer_may_check_the_room_too(manager: Staff, make_staff: StaffMaker) -> None:
    trainer = make_staff("trainer", CentreRole.TRAINER, at=manager)

    assert trainer.client.get("/en/centre/room-check").status_code == 200
    assert "/en/centre/room-check" in trainer.client.get("/en/centre/").text


@pytest.mark.parametrize(
    ("count", "cards"), [("", 12), ("3", 3), ("0", 1), ("-5", 1), ("100", 99), ("x", 12), ("9" * 5000, 12)]
)
def test_as_many_cards_are_made_as_the_room_has_computers(
    manager: Staff, serve_at: ServeAt, count: str, cards: int
) -> None:
    serve_at("192.168.7.5")

    page = manager.client.get(f"/en/centre/computers/cards?count={count}").text

    assert page.count('class="computer-card"') == cards
    assert "192.168.7.5:8000/<wbr>en/<wbr>room/<wbr>check/<wbr>1<" in page


def test_staff_choose_among_the_addresses_of_the_server_and_no_others(
    manager: Staff, serve_at: ServeAt
) -> None:
    serve_at(EVERYWHERE, "192.168.7.5", "10.0.0.2")
    ours = "http://10.0.0.2:8000"

    chosen = manager.client.get(f"/en/centre/computers/cards?count=1&address={ours}").text
    strange = manager.client.get("/en/centre/computers/cards?count=1&address=http://evil.example").text

    assert "10.0.0.2:8000/<wbr>en" in chosen
    assert "192.168.7.5:8000/<wbr>en" in strange
    assert "evil.example" not in strange.partition('<ul class="cards">')[2]


def test_without_an_address_there_are_no_cards(manager: Staff) -> None:
    page = manager.client.get("/en/centre/computers/cards").text

    assert "computer-card" not in page.replace("computer_cards.css", "")
    assert "Other devices cannot open the site." in page


def test_the_number_of_a_checked_computer_is_filled_in(manager: Staff) -> None:
    assert 'value="7"' in manager.client.get("/en/centre/computer?number=7").text
    assert manager.client.get(f"/en/centre/computer?number={'9' * 9999}").status_code == 200
