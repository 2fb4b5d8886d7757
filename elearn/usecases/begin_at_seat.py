"""Somebody at a seat begins the test of the session."""

from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId
from elearn.domain.errors import NotAtCentre, RoomClosed
from elearn.domain.reference import ReferenceBooks
from elearn.domain.rooms import RoomSession, Seat
from elearn.storage.learners import lock_learner
from elearn.storage.rooms import hold_room
from elearn.storage.seats import give_attempt, give_minutes, load_seat
from elearn.usecases.begin_mock_exam import begin_mock_exam
from elearn.usecases.begin_practice_test import begin_practice_test


def begin_at_seat(
    session: Session,
    *,
    room: RoomSession,
    seat: Seat,
    attempt_id: AttemptId,
    now: datetime,
    books: ReferenceBooks,
    random: Random,
) -> AttemptId:
    """Return the seat's attempt, begun now if there was none; its extra minutes are on its clock.

    Raises:
        RoomClosed: it is over, or has not begun.
        NotAtCentre: the seat has become somebody else's.

    """
    room = hold_room(session, room, is_shared=True)  # who closes it waits, and then finds this attempt
    lock_learner(session, seat.learner_id)  # a double click begins once
    learner_id = seat.learner_id
    seat = load_seat(session, seat.id, session_id=room.id)  # as it is now that nobody else changes it
    if seat.learner_id != learner_id:  # staff gave the seat to the right person meanwhile
        raise NotAtCentre
    if seat.attempt_id:
        return seat.attempt_id
    if not room.may_begin:
        raise RoomClosed
    _start(session, room, seat, attempt_id, now, books, random)
    give_attempt(session, seat, attempt_id)
    if seat.extra_minutes:
        give_minutes(session, timedelta(minutes=seat.extra_minutes), session_id=room.id, seat_id=seat.id)
    return attempt_id


def _start(
    session: Session,
    room: RoomSession,
    seat: Seat,
    attempt_id: AttemptId,
    now: datetime,
    books: ReferenceBooks,
    random: Random,
) -> None:
    if room.test_id:
        begin_practice_test(
            session,
            learner_id=seat.learner_id,
            test_id=room.test_id,
            mode=room.mode,
            attempt_id=attempt_id,
            now=now,
            books=books,
        )
    else:
        begin_mock_exam(
            session,
            learner_id=seat.learner_id,
            profile_id=room.profile_id or "",
            attempt_id=attempt_id,
            now=now,
            books=books,
            random=random,
        )
