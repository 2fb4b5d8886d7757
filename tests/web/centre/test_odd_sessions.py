"""Sessions that something happened to: its group was put away, its test is gone, its last task is open."""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Engine, update

from elearn.storage.engine import transaction
from elearn.storage.tables import RoomSessionRow
from tests.web.browsing import send, token_of
from tests.web.centre.conftest import Staff
from tests.web.centre.room_visits import code_of, join, load_tests, open_room


@pytest.fixture(autouse=True)
def _bank(sqlite_engine: Engine) -> None:
    load_tests(sqlite_engine)


def make_test_disappear(staff: Staff) -> None:
    with transaction(staff.engine) as session:
        session.execute(update(RoomSessionRow).values(test_id="history-99"))


def wall(staff: Staff, room_id: UUID) -> str:
    answer = staff.client.get(f"/en/centre/rooms/{room_id}")
    assert answer.status_code == 200
    return answer.text


def test_the_wall_says_that_the_group_was_put_away(manager: Staff) -> None:
    group = manager.make_group("Али")
    room_id = open_room(manager, group=str(group))
    send(manager.client, f"/en/centre/groups/{group}/archive", {"archived": "1"})

    assert "This group was put away." in wall(manager, room_id)


@pytest.mark.parametrize("in_step", [{}, {"in_step": "y"}])
def test_a_test_that_left_the_release_is_told_to_staff_and_at_the_seat(
    manager: Staff, app: Flask, in_step: dict[str, str]
) -> None:
    room_id, visitor = open_room(manager, **in_step), app.test_client()
    join(visitor, code_of(manager, room_id))
    make_test_disappear(manager)

    assert "This test is not used any more." in wall(manager, room_id)
    for page in ("board", "report", "seats"):
        assert manager.client.get(f"/en/centre/rooms/{room_id}/{page}").status_code == 200
    assert manager.client.get("/en/centre/").status_code == 200
    refused = send(visitor, "/en/room/begin", {})
    assert refused.status_code == 303
    assert "This test cannot begin now." in visitor.get(refused.location).text


def test_the_last_task_is_told_and_nothing_opens_beyond(manager: Staff) -> None:
    room_id = open_room(manager, in_step="y")
    assert "task 1 of 7" in wall(manager, room_id)
    for step in ("7", "8", "200", "0", "-1", "x", "9" * 40):
        assert send(manager.client, f"/en/centre/rooms/{room_id}/step", {"step": step}).status_code == 303

    text = wall(manager, room_id)

    assert "task 7 of 7" in text
    assert "This was the last task." in text
    assert "/step" not in text


def test_a_hand_without_scripts_brings_the_answers_along(manager: Staff, app: Flask) -> None:
    room_id, visitor = open_room(manager), app.test_client()
    join(visitor, code_of(manager, room_id))
    paper = send(visitor, "/en/room/begin", {}).location

    answer = send(visitor, f"{paper}/responses", {"response-1": "b", "hand": "up"})

    assert answer.location.endswith(f"{paper}#room-bar")
    assert 'value="b" checked' in visitor.get(paper).text
    assert "needs help" in wall(manager, room_id)
    send(visitor, f"{paper}/responses", {"hand": "down"})
    assert "needs help" not in wall(manager, room_id)


def test_a_hand_at_a_paper_that_is_no_seats_changes_nothing(manager: Staff, app: Flask) -> None:
    room_id, visitor = open_room(manager), app.test_client()
    join(visitor, code_of(manager, room_id))
    paper = send(visitor, "/en/tests/history-01/attempts", {"mode": "exam"}).location

    assert send(visitor, f"{paper}/responses", {"hand": "up"}).status_code == 303
    assert "needs help" not in wall(manager, room_id)


@pytest.mark.parametrize(
    ("body", "status"), [({"hand": "up"}, 204), ({"hand": 1}, 400), ([], 400), ("", 400)]
)
def test_a_hand_with_scripts_is_one_small_request(
    manager: Staff, app: Flask, body: object, status: int
) -> None:
    room_id, visitor = open_room(manager), app.test_client()
    join(visitor, code_of(manager, room_id))

    headers = {"X-CSRFToken": token_of(visitor)}
    answer = visitor.put("/api/room/hand", json=body, headers=headers)

    assert answer.status_code == status
    assert ("needs help" in wall(manager, room_id)) is (status == 204)


def test_nameless_people_are_called_by_their_number(manager: Staff) -> None:
    room_id = open_room(manager, group=str(manager.make_group(None, "Бек")))

    text = wall(manager, room_id)

    assert "No. 1<" in text
    assert "No. 2 Бек" in text
