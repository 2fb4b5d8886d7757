"""Somebody has shown who they are: perhaps their group sits together right now."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.rooms import RoomSession
from elearn.storage.rooms import find_open_room_of


def find_room_of(session: Session, *, learner_id: LearnerId) -> RoomSession | None:
    """Return the newest open session of a group that this learner is in."""
    return find_open_room_of(session, learner_id=learner_id)
