"""The progress of one person, for staff of their centre."""

import pytest
from flask import Flask
from sqlalchemy import Engine

from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.storage.releases import add_release, set_current_release
from tests.builders import NOW, a_ref
from tests.web.centre.conftest import Staff
from tests.web.centre.rooming import come, hand_in, open_room
from tests.web.learner.conftest import a_rich_bank


@pytest.fixture(autouse=True)
def _bank(sqlite_engine: Engine) -> None:
    with transaction(sqlite_engine) as session:
        add_release(session, a_rich_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)


def test_the_sheet_tells_tests_topics_and_what_to_do_next(app: Flask, manager: Staff) -> None:
    group_id = manager.make_group(None)
    (person,) = manager.people(group_id)
    here = f"/en/centre/groups/{group_id}/people/{person.id}"
    assert f"{here}/progress" in manager.client.get(here).text
    assert "This person has not done a test yet." in manager.client.get(f"{here}/progress").text

    room_id = open_room(manager, group=str(group_id))
    hand_in(
        come(app, manager, room_id, person), **{"response-1": "b", "response-2": "b", "response-3": "right"}
    )
    page = manager.client.get(f"{here}/progress").text

    assert "Progress sheet: No. 1" in page
    assert "0 of 10" in page
    assert "Repeat these topics:" in page
    assert "Do 3 tasks again that were wrong." in page


def test_who_saw_the_progress_of_somebody_is_noted(manager: Staff) -> None:
    group_id = manager.make_group("Али")
    (person,) = manager.people(group_id)
    manager.client.get(f"/en/centre/groups/{group_id}/people/{person.id}/progress")

    with reading(manager.engine) as session:
        entry = list_audit_entries(session, limit=1)[0]
    assert (entry.account_id, entry.action) == (manager.member.account_id, "see_progress")
    assert entry.subject == str(person.id)
