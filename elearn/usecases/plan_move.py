"""Staff are told what a move of an attempt would do."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId
from elearn.domain.centres import Member
from elearn.domain.groups import Participant, ParticipantId
from elearn.domain.rooms import Seat
from elearn.storage.groups import load_participant
from elearn.storage.seats import find_seat
from elearn.usecases.find_movable import Movable, find_movable


@dataclass(frozen=True, kw_only=True)
class Move:
    """What a move does; `other_seat`: the right person's in the same session, which the wrong one gets.

    `back`: what was sat there; it goes the other way.
    """

    movable: Movable
    right: Participant
    other_seat: Seat | None
    back: Movable | None

    def is_in_use(self, now: datetime) -> bool:
        """Whether somebody may still be writing."""
        return self.movable.is_in_use(now) or bool(self.back and self.back.is_in_use(now))


def plan_move(session: Session, *, attempt_id: AttemptId, to: ParticipantId, member: Member) -> Move:
    """Tell what a move would do; raises NotAtCentre where either is not this centre's."""
    movable = find_movable(session, attempt_id=attempt_id, centre_id=member.centre_id)
    right = load_participant(session, to, centre_id=member.centre_id)
    other = None
    if movable.seat and right.learner_id != movable.attempt.learner_id:
        other = find_seat(session, session_id=movable.seat.session_id, learner_id=right.learner_id)
    back = None
    if other and other.attempt_id:
        back = find_movable(session, attempt_id=other.attempt_id, centre_id=member.centre_id)
    return Move(movable=movable, right=right, other_seat=other, back=back)
