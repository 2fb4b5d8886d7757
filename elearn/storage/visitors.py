"""Visitors of a centre: learners without a name, a code or a place on a list, who sat there once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.storage.statements import count_changed
from elearn.storage.tables import (
    AttemptItemRow,
    AttemptRow,
    LearnerRow,
    PaperFormRow,
    PaperSheetRow,
    ParticipantRow,
    RoomSessionRow,
    SeatRow,
)

_answer = AttemptItemRow.__table__
_attempt = AttemptRow.__table__
_form = PaperFormRow.__table__
_learner = LearnerRow.__table__
_participant = ParticipantRow.__table__
_room = RoomSessionRow.__table__
_seat = SeatRow.__table__
_sheet = PaperSheetRow.__table__


def count_idle_visitors(session: Session, *, centre_id: CentreId, before: datetime) -> int:
    """Count the visitors of a centre who did nothing since a moment."""
    is_idle = and_(_is_visitor(centre_id), ~is_active_since(before), _learner.c.created_at < before)
    return session.scalars(select(func.count()).select_from(_learner).where(is_idle)).one()


def erase_idle_visitors(session: Session, *, centre_id: CentreId, before: datetime, limit: int) -> int:
    """Erase visitors of a centre who did nothing since a moment; return how many."""
    is_idle = and_(_is_visitor(centre_id), ~is_active_since(before), _learner.c.created_at < before)
    query = select(_learner.c.id).where(is_idle).order_by(_learner.c.id).limit(limit)
    found: Sequence[LearnerId] = session.scalars(query.with_for_update(skip_locked=True)).all()
    return count_changed(session, delete(_learner).where(_learner.c.id.in_(found), is_idle))


def _is_visitor(centre_id: CentreId) -> ColumnElement[bool]:
    sat = select(_seat.c.learner_id).join(_room, _room.c.id == _seat.c.session_id)
    wrote = select(_attempt.c.learner_id).join(_sheet, _sheet.c.attempt_id == _attempt.c.id)
    wrote = wrote.join(_form, _form.c.id == _sheet.c.form_id)
    return and_(
        _learner.c.code.is_(None),
        ~exists().where(_participant.c.learner_id == _learner.c.id),
        or_(
            _learner.c.id.in_(sat.where(_room.c.centre_id == centre_id)),
            _learner.c.id.in_(wrote.where(_form.c.centre_id == centre_id)),
        ),
    )


def is_active_since(moment: datetime) -> ColumnElement[bool]:
    """Whether a learner sat down, began, answered or handed in since a moment, at any centre or at home."""
    answered = and_(_answer.c.attempt_id == _attempt.c.id, _answer.c.answered_at >= moment)
    worked = or_(_attempt.c.started_at >= moment, _attempt.c.submitted_at >= moment, exists().where(answered))
    return or_(
        exists().where(_attempt.c.learner_id == _learner.c.id, worked),
        exists().where(_seat.c.learner_id == _learner.c.id, _seat.c.seen_at >= moment),
    )
