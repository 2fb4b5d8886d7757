"""A trainer opens a session: who, what, how."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from elearn.domain.errors import UnknownProfile
from elearn.domain.reference import ReferenceBooks
from elearn.domain.rooms import RoomSession
from elearn.storage.audit import add_audit_entry
from elearn.storage.groups import load_group
from elearn.storage.rooms import add_room_session
from elearn.usecases.list_practice_tests import describe_test


def open_room(session: Session, *, make: Callable[[], RoomSession], books: ReferenceBooks) -> RoomSession:
    """Store the session and return it.

    Args:
        make: gives the session with a newly drawn code at each call.

    Raises:
        NotAtCentre: the group is another centre's.
        UnknownTest: no current release holds it.
        UnknownProfile: no such exam.

    """
    room = make()
    if room.group_id:
        load_group(session, room.group_id, centre_id=room.centre_id)
    if room.test_id:
        describe_test(session, test_id=room.test_id, learner_id=None, books=books)
    elif room.profile_id not in books.profiles:
        raise UnknownProfile(profile_id=room.profile_id or "")
    while not add_room_session(session, room):
        room = make()
    _note(session, room)
    return room


def _note(session: Session, room: RoomSession) -> None:
    subject = f"{room.id} {room.test_id or room.profile_id}"
    add_audit_entry(
        session, account_id=room.opened_by, action="open_room", subject=subject, now=room.opened_at
    )
