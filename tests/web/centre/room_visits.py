"""What staff and visitors do with sessions, for tests."""

import re
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.rooms import RoomSessionId
from elearn.storage.engine import reading, transaction
from elearn.storage.releases import add_release, set_current_release
from elearn.storage.rooms import load_room_session
from tests.builders import NOW, a_ref
from tests.web.browsing import send
from tests.web.centre.conftest import Staff
from tests.web.learner.conftest import a_rich_bank

NEW = {"subject": "test:history-01", "mode": "exam", "start": "when_ready"}


def load_tests(engine: Engine) -> None:
    """Load the bank that the sessions are about."""
    with transaction(engine) as session:
        add_release(session, a_rich_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)


def open_room(staff: Staff, **changes: str) -> UUID:
    answer = send(staff.client, "/en/centre/rooms", {**NEW, **changes})
    assert answer.status_code == 303, answer.text
    return UUID(re.findall(r"[0-9a-f-]{36}", answer.location)[0])


def code_of(staff: Staff, room_id: UUID) -> str:
    with reading(staff.engine) as session:
        room = load_room_session(session, RoomSessionId(room_id), centre_id=staff.member.centre_id)
    return room.join_code


def join(client: FlaskClient, code: str) -> None:
    assert send(client, f"/en/join/{code}", {}).status_code == 303
