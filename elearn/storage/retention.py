"""How long centres keep people, and who of them was last here when."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.groups import ParticipantId
from elearn.domain.retention import DEFAULT_MONTHS, LastSeen
from elearn.storage.certificates import erase_certificates
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import (
    AttemptItemRow,
    AttemptRow,
    LearnerRow,
    ParticipantRow,
    RetentionRow,
    SeatRow,
)

_answer = AttemptItemRow.__table__
_attempt = AttemptRow.__table__
_learner = LearnerRow.__table__
_participant = ParticipantRow.__table__
_retention = RetentionRow.__table__
_seat = SeatRow.__table__


def load_months(session: Session, *, centre_id: CentreId) -> int:
    """Return for how many months a centre keeps people who do not come."""
    chosen = session.scalar(select(_retention.c.months).where(_retention.c.centre_id == centre_id))
    return chosen or DEFAULT_MONTHS


def save_months(session: Session, months: int, *, centre_id: CentreId) -> None:
    """Save what the manager chose."""
    values = {"centre_id": centre_id, "months": months}
    adding = insert_for(dialect_of(session), _retention).values(values)
    session.execute(adding.on_conflict_do_update(index_elements=["centre_id"], set_={"months": months}))


def list_last_seen(session: Session, *, centre_id: CentreId, before: datetime) -> list[LastSeen]:
    """List the people of a centre who did nothing since a moment, each with when they last did."""
    candidates = select(_participant.c.learner_id).where(
        _participant.c.centre_id == centre_id, _participant.c.created_at < before
    )
    seen: dict[LearnerId, datetime] = {}
    for moments in _moments(candidates):
        for row in session.execute(moments):
            seen[row.learner_id] = max(row.moment, seen.get(row.learner_id, row.moment))
    query = select(_participant.c.id, _participant.c.learner_id, _participant.c.created_at).where(
        _participant.c.centre_id == centre_id, _participant.c.created_at < before
    )
    found = [
        LastSeen(
            participant_id=ParticipantId(row.id),
            seen_at=max(row.created_at, seen.get(row.learner_id, row.created_at)),
        )
        for row in session.execute(query.order_by(_participant.c.id))
    ]
    return [person for person in found if person.seen_at < before]


def hold_people(session: Session, participant_ids: Sequence[ParticipantId]) -> None:
    """Hold people until the transaction ends: who sits down now waits."""
    of_them = select(_participant.c.learner_id).where(_participant.c.id.in_(participant_ids))
    held = select(_learner.c.id).where(_learner.c.id.in_(of_them)).order_by(_learner.c.id)
    session.execute(held.with_for_update())


def erase_participants(
    session: Session, participant_ids: Sequence[ParticipantId], *, centre_id: CentreId
) -> int:
    """Erase people of a centre, and learners who are then on no list; return how many people they were."""
    is_due = (_participant.c.id.in_(participant_ids)) & (_participant.c.centre_id == centre_id)
    learner_ids = session.scalars(select(_participant.c.learner_id).where(is_due)).all()
    count = count_changed(session, delete(_participant).where(is_due))
    erase_certificates(session, [LearnerId(each) for each in learner_ids], centre_id=centre_id)
    is_listed = select(_participant.c.learner_id)
    unlisted = _learner.c.id.in_(learner_ids) & _learner.c.id.not_in(is_listed)
    session.execute(delete(_learner).where(unlisted))
    return count


def _moments(learners: Select[tuple[LearnerId]]) -> tuple[Select[tuple[UUID, datetime]], ...]:
    """Sitting down, beginning, handing in, and answering what is open: what is closed has a later time."""
    sat = select(_seat.c.learner_id, func.max(_seat.c.seen_at).label("moment"))
    began = select(_attempt.c.learner_id, func.max(_attempt.c.started_at).label("moment"))
    closed = select(_attempt.c.learner_id, func.max(_attempt.c.submitted_at).label("moment"))
    answered = select(_attempt.c.learner_id, func.max(_answer.c.answered_at).label("moment")).join(
        _answer, _answer.c.attempt_id == _attempt.c.id
    )
    return (
        sat.where(_seat.c.learner_id.in_(learners)).group_by(_seat.c.learner_id),
        _of(learners, began),
        _of(learners, closed.where(_attempt.c.submitted_at.is_not(None))),
        _of(learners, answered.where(_attempt.c.submitted_at.is_(None), _answer.c.answered_at.is_not(None))),
    )


def _of(
    learners: Select[tuple[LearnerId]], query: Select[tuple[UUID, datetime]]
) -> Select[tuple[UUID, datetime]]:
    return query.where(_attempt.c.learner_id.in_(learners)).group_by(_attempt.c.learner_id)
