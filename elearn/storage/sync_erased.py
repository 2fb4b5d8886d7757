"""Who was erased at a centre: told by its server, and forgotten at the central one."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import LearnerRow, SyncForgottenRow, SyncSentLearnerRow

_forgotten = SyncForgottenRow.__table__
_learner = LearnerRow.__table__
_sent = SyncSentLearnerRow.__table__

_is_here = exists().where(_learner.c.id == _sent.c.learner_id)


def note_sent_learners(session: Session, learner_ids: Iterable[LearnerId]) -> None:
    """At a centre: note who is about to be sent; from then on the central server may know them."""
    rows = [{"learner_id": each} for each in learner_ids]
    if rows:
        adding = insert_for(dialect_of(session), _sent)
        session.execute(adding.on_conflict_do_nothing(index_elements=["learner_id"]), rows)


def list_erased(session: Session, *, limit: int) -> tuple[LearnerId, ...]:
    """At a centre: list who was sent and is erased, and of whom the central server was not told yet."""
    query = select(_sent.c.learner_id).where(~_is_here).order_by(_sent.c.learner_id).limit(limit)
    return tuple(LearnerId(each) for each in session.scalars(query))


def drop_sent_learners(session: Session, learner_ids: Sequence[LearnerId]) -> None:
    """At a centre: let go of those who are erased, since the central server knows it."""
    session.execute(delete(_sent).where(_sent.c.learner_id.in_(learner_ids), ~_is_here))


def note_forgotten(session: Session, centre_id: CentreId, origin_id: LearnerId, *, now: datetime) -> None:
    """At the central server: note that a centre has erased its learner."""
    row = {"centre_id": centre_id, "origin_id": origin_id, "told_at": now}
    adding = insert_for(dialect_of(session), _forgotten).values(row)
    session.execute(adding.on_conflict_do_nothing(index_elements=["centre_id", "origin_id"]))


def is_forgotten(session: Session, centre_id: CentreId, origin_id: LearnerId) -> bool:
    """At the central server: whether the centre has erased its learner."""
    is_this = (_forgotten.c.centre_id == centre_id) & (_forgotten.c.origin_id == origin_id)
    return bool(session.scalar(select(exists().where(is_this))))
