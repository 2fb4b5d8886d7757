"""At the central server: learners whom centres' servers sent, and who were never here by themselves."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, func, not_, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.retention import DEFAULT_MONTHS
from elearn.storage.statements import count_changed
from elearn.storage.sync_origins import lock_arrivals
from elearn.storage.tables import (
    AttemptRow,
    LearnerRow,
    ParticipantRow,
    RetentionRow,
    SyncArrivalRow,
    SyncOriginRow,
)
from elearn.storage.visitors import is_active_since

_arrival = SyncArrivalRow.__table__
_attempt = AttemptRow.__table__
_learner = LearnerRow.__table__
_origin = SyncOriginRow.__table__
_participant = ParticipantRow.__table__
_retention = RetentionRow.__table__


def count_idle_sent(session: Session, *, centre_id: CentreId, months: int, before: datetime) -> int:
    """Count the learners whom a centre sent and who did nothing anywhere since a moment."""
    is_idle = _is_idle(centre_id, months, before)
    return session.scalars(select(func.count()).select_from(_learner).where(is_idle)).one()


def erase_idle_sent(
    session: Session, *, centre_id: CentreId, months: int, before: datetime, limit: int
) -> int:
    """Erase learners whom a centre sent and who did nothing anywhere since a moment; return how many."""
    lock_arrivals(session)  # first, as everywhere: nothing of them comes in meanwhile
    is_idle = _is_idle(centre_id, months, before)
    query = select(_learner.c.id).where(is_idle).order_by(_learner.c.id).limit(limit)
    found = [LearnerId(each) for each in session.scalars(query.with_for_update(skip_locked=True))]
    return count_changed(session, delete(_learner).where(_learner.c.id.in_(found), is_idle))


def _is_idle(centre_id: CentreId, months: int, before: datetime) -> ColumnElement[bool]:
    sent = select(_origin.c.learner_id).where(_origin.c.centre_id == centre_id)
    is_listed = exists().where(_participant.c.learner_id == _learner.c.id)
    return and_(
        _learner.c.id.in_(sent),
        _learner.c.created_at < before,
        not_(is_listed),
        not_(_was_here_alone()),
        not_(_is_kept_longer(months)),
        not_(is_active_since(before)),
    )


def _was_here_alone() -> ColumnElement[bool]:
    """Whether they typed their code here and used the site: then they are nobody's to erase."""
    came = exists().where(_arrival.c.attempt_id == _attempt.c.id)
    began = exists().where(_attempt.c.learner_id == _learner.c.id, not_(came))
    return began | _learner.c.exam_on.is_not(None)


def _is_kept_longer(months: int) -> ColumnElement[bool]:
    """Whether another centre sent them too, and keeps people longer."""
    chosen = select(_retention.c.months).where(_retention.c.centre_id == _origin.c.centre_id)
    of_centre = func.coalesce(chosen.scalar_subquery(), DEFAULT_MONTHS)
    return exists().where(_origin.c.learner_id == _learner.c.id, of_centre > months)
