"""At the central server: keys of centres, who their learners are here, and what came from where."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.centres import CentreId
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import AttemptRow, LearnerRow, SyncArrivalRow, SyncKeyRow, SyncOriginRow

_LOCK = 0x73796E63  # any number that only this uses: "sync"

_attempt = AttemptRow.__table__
_learner = LearnerRow.__table__
_key = SyncKeyRow.__table__
_origin = SyncOriginRow.__table__
_arrival = SyncArrivalRow.__table__


@dataclass(frozen=True, kw_only=True)
class AcceptedKey:
    """What a centre's server signs with."""

    public_key: str
    accepted_at: datetime
    heard_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """An attempt came from a centre."""

    centre_id: CentreId
    origin_id: LearnerId  # whose it was at the centre
    made_at: datetime
    arrived_at: datetime


def lock_arrivals(session: Session) -> None:
    """Take in one attempt at a time until this transaction ends; SQLite has one writer anyway."""
    if dialect_of(session) == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def save_key(session: Session, centre_id: CentreId, public_key: str, *, now: datetime) -> None:
    """Accept what this key signs as the centre's, and nothing else."""
    values = {"public_key": public_key, "accepted_at": now, "heard_at": None}
    adding = insert_for(dialect_of(session), _key).values(centre_id=centre_id, **values)
    session.execute(adding.on_conflict_do_update(index_elements=["centre_id"], set_=values))


def withdraw_key(session: Session, centre_id: CentreId) -> bool:
    """Accept nothing from the centre any more; whether something was accepted before."""
    return count_changed(session, delete(_key).where(_key.c.centre_id == centre_id)) == 1


def find_key(session: Session, centre_id: CentreId) -> AcceptedKey | None:
    """Return the centre's key."""
    columns = (_key.c.public_key, _key.c.accepted_at, _key.c.heard_at)
    row = session.execute(select(*columns).where(_key.c.centre_id == centre_id)).first()
    return None if row is None else AcceptedKey(**row._mapping)


def note_heard(session: Session, centre_id: CentreId, *, now: datetime) -> None:
    """Note that a batch came from the centre."""
    session.execute(update(_key).where(_key.c.centre_id == centre_id).values(heard_at=now))


def count_arrivals(session: Session, *, centre_id: CentreId) -> int:
    """Count the attempts that came from the centre."""
    return session.scalar(select(func.count()).where(_arrival.c.centre_id == centre_id)) or 0


def find_origin(session: Session, centre_id: CentreId, origin_id: LearnerId) -> LearnerId | None:
    """Return who the centre's learner is here."""
    is_this = (_origin.c.centre_id == centre_id) & (_origin.c.origin_id == origin_id)
    found = session.scalar(select(_origin.c.learner_id).where(is_this))
    return found and LearnerId(found)


def save_origin(
    session: Session, centre_id: CentreId, origin_id: LearnerId, *, learner_id: LearnerId
) -> None:
    """Note who the centre's learner is here."""
    adding = insert_for(dialect_of(session), _origin).values(
        centre_id=centre_id, origin_id=origin_id, learner_id=learner_id
    )
    upsert = adding.on_conflict_do_update(
        index_elements=["centre_id", "origin_id"], set_={"learner_id": learner_id}
    )
    session.execute(upsert)


def join_origins(session: Session, *, learner_id: LearnerId, into: LearnerId) -> list[AttemptId]:
    """Let every origin and every attempt of a learner be another learner's; return the attempts."""
    session.execute(update(_origin).where(_origin.c.learner_id == learner_id).values(learner_id=into))
    is_theirs = _attempt.c.learner_id == learner_id
    moved = list(session.scalars(select(_attempt.c.id).where(is_theirs)))
    session.execute(update(_attempt).where(is_theirs).values(learner_id=into))
    return [AttemptId(each) for each in moved]


def give_code(session: Session, learner_id: LearnerId, code: str, *, is_brought: bool) -> None:
    """Give a learner without code the one of their own server."""
    has_none = (_learner.c.id == learner_id) & _learner.c.code.is_(None)
    session.execute(update(_learner).where(has_none).values(code=code, is_code_brought=is_brought))


def settle_code(session: Session, learner_id: LearnerId) -> None:
    """Note that the server that made the code has told of it."""
    session.execute(update(_learner).where(_learner.c.id == learner_id).values(is_code_brought=False))


def find_arrival(session: Session, attempt_id: AttemptId) -> Arrival | None:
    """Return from which centre the attempt came."""
    columns = (_arrival.c.centre_id, _arrival.c.origin_id, _arrival.c.made_at, _arrival.c.arrived_at)
    row = session.execute(select(*columns).where(_arrival.c.attempt_id == attempt_id)).first()
    return None if row is None else Arrival(**row._mapping)


def save_arrival(session: Session, attempt_id: AttemptId, arrival: Arrival) -> None:
    """Note that the attempt came, or that a newer batch spoke of it."""
    adding = insert_for(dialect_of(session), _arrival).values(attempt_id=attempt_id, **vars(arrival))
    newer = {name: adding.excluded[name] for name in ("origin_id", "made_at", "arrived_at")}
    session.execute(adding.on_conflict_do_update(index_elements=["attempt_id"], set_=newer))
