"""The page about sending results: how far it is, now, and by USB stick."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copy

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from elearn.domain.centres import Centre, CentreRole
from elearn.domain.sync import OfferedRelease
from elearn.formats.sync.line_files import LONGEST_ANSWER, LONGEST_BATCH
from elearn.formats.sync.lines import public_key_of, read_any_line
from elearn.storage.audit import list_audit_entries
from elearn.storage.centres import add_centre
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.sync_link import find_link, note_try, save_link
from elearn.usecases.accept_server import accept_server
from elearn.usecases.connect_server import connect_server
from elearn.usecases.receive_lines import receive_lines, write_down_lines
from elearn.usecases.write_up_lines import write_up_lines
from tests.builders import NOW, new_id
from tests.usecases.sync_world import Pair, Server, make_server
from tests.usecases.world import history_bank
from tests.web.browsing import send
from tests.web.centre.conftest import Staff, StaffMaker

SECRET = "only for tests, only for tests"
PAGE = "/en/centre/sync"


@pytest.fixture
def other(sqlite_template: Path, tmp_path: Path) -> Iterator[Server]:
    """Another server than the one with the pages."""
    engine = make_engine(f"sqlite:///{copy(sqlite_template, tmp_path / 'other.db')}")
    yield make_server(engine, "other")
    engine.dispose()


@pytest.fixture
def lan(manager: Staff, other: Server) -> Pair:
    """The pages are a centre's; two of its results wait."""
    here = replace(make_server(manager.engine, "here"), secret=SECRET)
    pair = pair_up(here, other, manager)
    for answer in "ab":
        here.world.sit(here.world.start(), answer)
    return pair


@pytest.fixture
def central(manager: Staff, other: Server) -> Pair:
    """The pages are the central server's; a result of the centre waits elsewhere."""
    here = replace(make_server(manager.engine, "here"), secret=SECRET)
    pair = pair_up(other, here, manager)
    other.world.sit(other.world.start(), "a")
    return pair


def pair_up(lan: Server, central: Server, manager: Staff) -> Pair:
    """Connect two servers, of which one has the manager's centre already."""
    here = lan if lan.secret == SECRET else central
    there = central if here is lan else lan
    with transaction(there.engine) as session:
        centre = Centre(id=manager.member.centre_id, name="Центр manager", created_at=NOW)
        add_centre(session, centre)
    with transaction(central.engine) as session:
        key = public_key_of(lan.secret)
        centre_id = accept_server(session, centre_name="Центр manager", public_key=key, now=NOW).id
    with transaction(lan.engine) as session:
        server_key = public_key_of(central.secret)
        url = "https://central.example"
        link = connect_server(session, url=url, centre_id=centre_id, server_key=server_key, now=NOW)
    return Pair(lan, central, link)


def upload(staff: Staff, content: bytes) -> tuple[int, str]:
    page = staff.client.get(PAGE).text
    token = page.partition('name="csrf-token" content="')[2].partition('"')[0]
    answer = post_file(staff.client, content, token)
    return answer.status_code, answer.text


def post_file(client: FlaskClient, content: bytes, token: str) -> TestResponse:
    """Send a form with a file; all of it in memory, so that no temporary file stays open."""
    file = FileStorage(BytesIO(content), "answer.jsonl")
    boundary, body = encode_multipart({"lines": file, "csrf_token": token})
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(f"{PAGE}/read", data=body, content_type=kind)


def main_of(staff: Staff) -> str:
    return staff.client.get(PAGE).text.partition("<main")[2].partition("</main>")[0]


def test_a_centre_that_sends_nowhere_is_told_so(manager: Staff) -> None:
    text = main_of(manager)

    assert "This site is not connected to another server." in text
    assert "<form" not in text
    for action in ("send", "save", "read"):
        assert send(manager.client, f"{PAGE}/{action}", {}).status_code == 422


def test_what_was_sent_and_what_waits_is_told(lan: Pair, manager: Staff) -> None:
    assert "0 results sent, 2 waiting." in main_of(manager)

    lan.send()
    with transaction(manager.engine) as session:
        note_try(session, now=NOW, problem=None)

    assert "2 results sent, nothing waits." in main_of(manager)
    assert "Last time: <time" in main_of(manager)


def test_send_now_is_noted_for_the_server_and_in_the_audit(lan: Pair, manager: Staff) -> None:
    assert send(manager.client, f"{PAGE}/send", {}).status_code == 303

    with reading(manager.engine) as session:
        link = find_link(session)
        assert link is not None
        assert link.is_asked
        assert list_audit_entries(session, limit=1)[0].action == "send_results"
    assert "It is being sent." in main_of(manager)


def test_a_stick_goes_up_and_its_answer_comes_back(lan: Pair, manager: Staff) -> None:
    lan.central.world.release(history_bank("2026.2"))
    up = send(manager.client, f"{PAGE}/save", {}).text
    read = receive_lines(lan.central.own, [up], draw_id=new_id)
    down = "\n".join(write_down_lines(lan.central.own, read))
    assert any(
        isinstance(read_any_line(line, lan.link.server_key), OfferedRelease) for line in down.splitlines()
    )

    assert upload(manager, up.encode())[0] == 422, "that is our own file"
    assert upload(manager, down[:300].encode())[0] == 422, "half a line is none"
    assert upload(manager, b"\xff\x00" * 1_000_000)[0] == 422
    assert upload(manager, b"a" * (LONGEST_ANSWER + 1))[0] == 422
    for _ in range(2):  # the same answer again is harmless
        assert upload(manager, down.encode())[0] == 303

    assert "2 results sent, nothing waits." in main_of(manager)


def test_the_central_server_reads_the_stick_of_this_centre_alone(
    central: Pair, manager: Staff, make_staff: StaffMaker
) -> None:
    assert "Nothing came from the computer of your centre yet." in main_of(manager)
    up = "\n".join(write_up_lines(central.lan.own, central.link))
    stranger = make_staff("stranger")

    assert upload(stranger, up.encode())[0] == 422
    assert central.central.count("sync_arrival") == 0
    assert upload(manager, b"a" * (LONGEST_BATCH + 1))[0] == 422
    status, answer = upload(manager, (up + "\n" + up[:200]).encode())

    assert status == 200
    assert read_any_line(answer.splitlines()[0], public_key_of(SECRET))
    assert "1 result came from the computer of your centre." in main_of(manager)
    assert "came from the computer" not in main_of(stranger)


def test_a_trainer_sees_how_far_it_is_and_sends_nothing(
    lan: Pair, manager: Staff, make_staff: StaffMaker
) -> None:
    trainer = make_staff("trainer", CentreRole.TRAINER, at=manager)

    assert "2 waiting" in main_of(trainer)
    assert "<form" not in main_of(trainer)
    for action in ("send", "save", "read"):
        assert send(trainer.client, f"{PAGE}/{action}", {}).status_code == 403


def test_staff_of_another_centre_on_the_same_server_see_none_of_it(lan: Pair, make_staff: StaffMaker) -> None:
    stranger = make_staff("stranger")

    assert "This site is not connected to another server." in main_of(stranger)
    for action in ("send", "save", "read"):
        assert send(stranger.client, f"{PAGE}/{action}", {}).status_code == 422


def test_nobody_who_is_not_signed_in_brings_a_large_file(manager: Staff) -> None:
    stranger = manager.client.application.test_client()

    assert post_file(stranger, b"a" * 2_000_000, "").status_code == 413


def test_by_stick_alone_there_is_nothing_to_press_for_the_internet(lan: Pair, manager: Staff) -> None:
    with transaction(manager.engine) as session:
        save_link(session, replace(lan.link, url=""))

    assert "Send now" not in main_of(manager)
    assert "Save to a USB stick" in main_of(manager)
