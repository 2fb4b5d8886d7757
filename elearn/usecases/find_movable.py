"""Staff look at an attempt that somebody else may have sat."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, AttemptId
from elearn.domain.centres import CentreId
from elearn.domain.errors import NotAtCentre
from elearn.domain.groups import GroupId, Participant
from elearn.domain.rooms import RoomSession, Seat
from elearn.domain.scoring import AttemptOutcome
from elearn.storage.attempts import find_owner, load_attempt
from elearn.storage.moved_attempts import find_participant_of, find_seat_of, list_centres_of_attempt
from elearn.storage.outcomes import load_outcome
from elearn.storage.rooms import load_room_session


@dataclass(frozen=True, kw_only=True)
class Movable:
    """An attempt of this centre, as it stands; `participant` None: a visitor without a name."""

    attempt: Attempt
    outcome: AttemptOutcome | None  # None: not handed in
    participant: Participant | None
    seat: Seat | None
    room: RoomSession | None

    @property
    def group_id(self) -> GroupId | None:
        """The group where the right person is most likely to be."""
        if self.room and self.room.group_id:
            return self.room.group_id
        return self.participant.group_id if self.participant else None

    def is_in_use(self, now: datetime) -> bool:
        """Whether somebody may still be writing: it is open, in time, and its computer is not clean."""
        if not self.attempt.is_open or self.attempt.is_out_of_time(now):
            return False
        return self.seat is None or self.seat.cleaned_at is None


def find_movable(session: Session, *, attempt_id: AttemptId, centre_id: CentreId) -> Movable:
    """Return an attempt that was sat at this centre, or elsewhere by a person of it.

    Raises:
        NotAtCentre: it was sat at another centre, or is nobody's whom this one knows.

    """
    owner = find_owner(session, attempt_id)
    places = list_centres_of_attempt(session, attempt_id)
    if owner is None or not places <= {centre_id}:
        raise NotAtCentre
    participant = find_participant_of(session, owner, centre_id=centre_id)
    if participant is None and not places:
        raise NotAtCentre
    attempt = load_attempt(session, attempt_id, learner_id=owner)
    seat = find_seat_of(session, attempt_id)
    return Movable(
        attempt=attempt,
        outcome=None if attempt.is_open else load_outcome(session, attempt),
        participant=participant,
        seat=seat,
        room=load_room_session(session, seat.session_id, centre_id=centre_id) if seat else None,
    )
