"""An attempt goes to another learner, with all that hangs on it, and with its seat."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.errors import AttemptNotFound
from elearn.domain.groups import Participant, ParticipantId
from elearn.domain.rooms import RoomSessionId, Seat
from elearn.storage.learners import lock_learner
from elearn.storage.seats import add_seat, change_seat
from elearn.storage.statements import count_changed
from elearn.storage.sync_outbox import forget_receipt
from elearn.storage.tables import (
    AttemptRow,
    PaperFormRow,
    PaperSheetRow,
    ParticipantRow,
    RoomSessionRow,
    SeatRow,
    SyncArrivalRow,
)

_arrival = SyncArrivalRow.__table__
_attempt = AttemptRow.__table__
_form = PaperFormRow.__table__
_participant = ParticipantRow.__table__
_room = RoomSessionRow.__table__
_seat = SeatRow.__table__
_sheet = PaperSheetRow.__table__


def list_centres_of_attempt(session: Session, attempt_id: AttemptId) -> set[CentreId]:
    """Return where it was sat: the centre of its seat, of its sheet, or that sent it; empty: at home."""
    of_seat = select(_room.c.centre_id).join(_seat, _seat.c.session_id == _room.c.id)
    of_sheet = select(_form.c.centre_id).join(_sheet, _sheet.c.form_id == _form.c.id)
    found = of_seat.where(_seat.c.attempt_id == attempt_id).union(
        of_sheet.where(_sheet.c.attempt_id == attempt_id),
        select(_arrival.c.centre_id).where(_arrival.c.attempt_id == attempt_id),
    )
    return {CentreId(centre_id) for centre_id in session.scalars(found)}


def list_rooms_elsewhere(
    session: Session, learner_id: LearnerId, *, centre_id: CentreId
) -> set[RoomSessionId]:
    """Return the sessions of other centres in which a learner sat."""
    query = select(_room.c.id).join(_seat, _seat.c.session_id == _room.c.id)
    found = session.scalars(query.where(_seat.c.learner_id == learner_id, _room.c.centre_id != centre_id))
    return {RoomSessionId(each) for each in found}


def list_listings_elsewhere(
    session: Session, learner_id: LearnerId, *, centre_id: CentreId
) -> set[ParticipantId]:
    """Return as whom other centres know a learner."""
    where = (_participant.c.learner_id == learner_id) & (_participant.c.centre_id != centre_id)
    return {ParticipantId(each) for each in session.scalars(select(_participant.c.id).where(where))}


def list_attempts_elsewhere(
    session: Session, learner_id: LearnerId, *, centre_id: CentreId
) -> set[AttemptId]:
    """Return what a learner sat at other centres: at a seat, on paper, or at a server that sent it."""
    of_seat = select(_seat.c.attempt_id).join(_room, _seat.c.session_id == _room.c.id)
    of_sheet = select(_sheet.c.attempt_id).join(_form, _sheet.c.form_id == _form.c.id)
    of_sheet = of_sheet.join(_attempt, _attempt.c.id == _sheet.c.attempt_id)
    sent = select(_arrival.c.attempt_id).join(_attempt, _attempt.c.id == _arrival.c.attempt_id)
    found = of_seat.where(
        _seat.c.learner_id == learner_id, _room.c.centre_id != centre_id, _seat.c.attempt_id.is_not(None)
    ).union(
        of_sheet.where(_attempt.c.learner_id == learner_id, _form.c.centre_id != centre_id),
        sent.where(_attempt.c.learner_id == learner_id, _arrival.c.centre_id != centre_id),
    )
    return {AttemptId(each) for each in session.scalars(found)}


def find_participant_of(
    session: Session, learner_id: LearnerId, *, centre_id: CentreId
) -> Participant | None:
    """Return a learner as this centre knows them, by the list they were put on first."""
    where = (_participant.c.learner_id == learner_id) & (_participant.c.centre_id == centre_id)
    query = select(_participant).where(where).order_by(_participant.c.created_at, _participant.c.id)
    row = session.execute(query.limit(1)).first()
    return None if row is None else Participant(**{**row._mapping, "pin": tuple(row.pin.split())})


def find_seat_of(session: Session, attempt_id: AttemptId) -> Seat | None:
    """Return the seat at which an attempt was sat."""
    row = session.execute(select(_seat).where(_seat.c.attempt_id == attempt_id)).first()
    return None if row is None else Seat(**row._mapping)


def hold_movers(session: Session, session_id: RoomSessionId | None, learner_ids: Iterable[LearnerId]) -> None:
    """Hold a session and learners until the transaction ends, in one order everywhere."""
    if session_id is not None:
        session.execute(select(_room.c.id).where(_room.c.id == session_id).with_for_update())
    for learner_id in sorted(learner_ids):
        lock_learner(session, learner_id)


def give_to_learner(
    session: Session, attempt_id: AttemptId, *, learner_id: LearnerId, to: LearnerId, now: datetime
) -> None:
    """Make an attempt of one learner another's; hold both learners, and rebuild their progress after it.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.

    """
    is_theirs = (_attempt.c.id == attempt_id) & (_attempt.c.learner_id == learner_id)
    if not count_changed(session, update(_attempt).where(is_theirs).values(learner_id=to)):
        raise AttemptNotFound(attempt_id=str(attempt_id))
    forget_receipt(session, attempt_id, now=now)  # a central server that has it is to know whose it is


def give_seat(session: Session, seat: Seat, other: Seat | None, right: Participant) -> None:
    """Let the right person have been at this seat; who was there gets the other's seat, if there is one."""
    if other is not None:  # nobody has two seats, not even for a moment
        session.execute(delete(_seat).where(_seat.c.id == other.id))
    change_seat(session, seat, learner_id=right.learner_id, participant_id=right.id)
    if other is not None:
        mover = replace(other, learner_id=seat.learner_id, participant_id=seat.participant_id)
        add_seat(session, mover)
