"""Who came, and which tests they sat meanwhile: what a report for the donor counts.

Every loader takes the centre; None: all centres, which only an administrator may ask for.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select, true, union
from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId, Mode
from elearn.domain.centres import CentreId
from elearn.domain.donor_report import Visit
from elearn.domain.gains import Sitting, name_area
from elearn.storage.tables import (
    AttemptItemRow,
    AttemptRow,
    PaperFormRow,
    PaperSheetRow,
    RoomSessionRow,
    SeatRow,
    SyncArrivalRow,
)
from elearn.storage.tables.attempts import IS_SCORED

_arrival = SyncArrivalRow.__table__
_attempt = AttemptRow.__table__
_place = AttemptItemRow.__table__
_form = PaperFormRow.__table__
_room = RoomSessionRow.__table__
_seat = SeatRow.__table__
_sheet = PaperSheetRow.__table__


def list_visits(
    session: Session, *, centre_id: CentreId | None, begin: datetime, end: datetime
) -> list[Visit]:
    """List seats by the time of their session, and sheets of paper by when they were sat."""
    seats = _select_seats(centre_id, begin, end).add_columns(_room.c.opened_at, _room.c.centre_id, _room.c.id)
    sheets = _select_sheets(centre_id, begin, end).add_columns(_attempt.c.started_at, _form.c.centre_id)
    return [
        *(
            Visit(learner_id=LearnerId(who), at=at, centre_id=CentreId(where), session_id=room)
            for who, at, where, room in session.execute(seats)
        ),
        *(
            Visit(learner_id=LearnerId(who), at=at, centre_id=CentreId(where))
            for who, at, where in session.execute(sheets)
        ),
    ]


def list_sent_days(
    session: Session, *, centre_id: CentreId | None, begin: datetime, end: datetime
) -> list[Visit]:
    """List what centres' servers sent, each attempt as a visit: of their sessions nothing is known here."""
    sent = _select_sent(centre_id, begin, end).add_columns(_attempt.c.started_at, _arrival.c.centre_id)
    return [
        Visit(learner_id=LearnerId(who), at=at, centre_id=CentreId(where))
        for who, at, where in session.execute(sent)
    ]


def list_sittings(
    session: Session, *, centre_id: CentreId | None, begin: datetime, end: datetime
) -> list[Sitting]:
    """List the tests that the visitors of a period handed in within it, wherever, marked to the end."""
    ways = (_select_seats, _select_sheets, _select_sent)
    visitors = union(*(select_some(centre_id, begin, end) for select_some in ways))
    names = ("learner_id", "test_id", "profile_id", "submitted_at", "score", "max_score", "mode")
    query = select(*(_attempt.c[name] for name in names), _is_cut_short().label("is_cut")).where(
        IS_SCORED,
        _attempt.c.passed.is_not(None),
        _attempt.c.submitted_at >= begin,
        _attempt.c.submitted_at < end,
        _attempt.c.learner_id.in_(visitors),
    )
    return [
        Sitting(
            learner_id=LearnerId(row.learner_id),
            area=name_area(row.test_id, row.profile_id),
            test_id=row.test_id,
            submitted_at=row.submitted_at,
            share=row.score / row.max_score,
            is_exam=row.mode == Mode.EXAM,
            is_whole=not row.is_cut,
        )
        for row in session.execute(query)
    ]


def find_first_visit(session: Session, *, centre_id: CentreId | None) -> datetime | None:
    """Return when the first session was, or the first test on paper, or that was sent."""
    rooms = select(func.min(_room.c.opened_at)).where(_is_of(_room.c.centre_id, centre_id))
    sheets = (
        select(func.min(_attempt.c.started_at))
        .join(_sheet, _sheet.c.attempt_id == _attempt.c.id)
        .join(_form, _form.c.id == _sheet.c.form_id)
        .where(_is_of(_form.c.centre_id, centre_id))
    )
    sent = (
        select(func.min(_attempt.c.started_at))
        .join(_arrival, _arrival.c.attempt_id == _attempt.c.id)
        .where(_is_of(_arrival.c.centre_id, centre_id))
    )
    moments = [session.scalar(query) for query in (rooms, sheets, sent)]
    return min((moment for moment in moments if moment), default=None)


def _is_cut_short() -> ColumnElement[bool]:
    """Whether its session was ended with tasks left out; in lock-step: before the last one was open."""
    closed = (
        select(_room.c.step)
        .join(_seat, _seat.c.session_id == _room.c.id)
        .where(_seat.c.attempt_id == _attempt.c.id, _room.c.closed_at == _attempt.c.submitted_at)
    )
    place = select(_place.c.position).where(_place.c.attempt_id == _attempt.c.id)
    was_locked = place.where(_place.c.position > _room.c.step).correlate(_attempt, _room)
    is_early = closed.where(or_(_room.c.step.is_(None), was_locked.exists())).correlate(_attempt).exists()
    is_left_out = place.where(_place.c.value.is_(None)).correlate(_attempt).exists()
    return is_early & is_left_out


def _select_seats(centre_id: CentreId | None, begin: datetime, end: datetime) -> Select[tuple[object]]:
    seats = select(_seat.c.learner_id).join(_room, _room.c.id == _seat.c.session_id)
    return seats.where(
        _is_of(_room.c.centre_id, centre_id), _room.c.opened_at >= begin, _room.c.opened_at < end
    )


def _select_sheets(centre_id: CentreId | None, begin: datetime, end: datetime) -> Select[tuple[object]]:
    sheets = (
        select(_attempt.c.learner_id)
        .join(_sheet, _sheet.c.attempt_id == _attempt.c.id)
        .join(_form, _form.c.id == _sheet.c.form_id)
    )
    return sheets.where(
        _is_of(_form.c.centre_id, centre_id), _attempt.c.started_at >= begin, _attempt.c.started_at < end
    )


def _select_sent(centre_id: CentreId | None, begin: datetime, end: datetime) -> Select[tuple[object]]:
    sent = select(_attempt.c.learner_id).join(_arrival, _arrival.c.attempt_id == _attempt.c.id)
    return sent.where(
        _is_of(_arrival.c.centre_id, centre_id), _attempt.c.started_at >= begin, _attempt.c.started_at < end
    )


def _is_of(column: ColumnElement[UUID], centre_id: CentreId | None) -> ColumnElement[bool]:
    return true() if centre_id is None else column == centre_id
