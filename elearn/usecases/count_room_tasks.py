"""Staff of a session in lock-step ask how many tasks there are."""

from sqlalchemy.orm import Session

from elearn.domain.errors import UnknownTest
from elearn.domain.reference import ReferenceBooks
from elearn.domain.rooms import RoomSession
from elearn.storage.seats import find_longest_paper
from elearn.usecases.list_practice_tests import describe_test


def count_room_tasks(session: Session, *, room: RoomSession, books: ReferenceBooks) -> int:
    """Return the number of tasks on the papers of the session, before its first one those of its test.

    A test that left the current release while nobody had begun has none.
    """
    return find_longest_paper(session, session_id=room.id) or _plan(session, room, books)


def _plan(session: Session, room: RoomSession, books: ReferenceBooks) -> int:
    if room.test_id is None:
        profile = books.profiles.get(room.profile_id or "")
        return sum(slot.items for part in profile.parts for slot in part.slots) if profile else 0
    try:
        entry = describe_test(session, test_id=room.test_id, learner_id=None, books=books)
    except UnknownTest:
        return 0
    return len(entry.paper.items)
