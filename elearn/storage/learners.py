"""Learners: add, find, change, erase."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, not_, or_, select, update
from sqlalchemy.orm import Session

from elearn.domain.accounts import Learner
from elearn.domain.attempts import LearnerId
from elearn.domain.errors import LearnerNotFound
from elearn.storage.statements import count_changed
from elearn.storage.tables import AttemptRow, LearnerRow

_attempt = AttemptRow.__table__
_learner = LearnerRow.__table__


def add_learner(session: Session, learner: Learner) -> None:
    """Store a new learner."""
    session.execute(
        insert(_learner),
        {
            "id": learner.id,
            "created_at": learner.created_at,
            "profile_id": learner.profile_id,
            "exam_on": learner.exam_on,
            "code": learner.code,
            "rehearsed_at": learner.rehearsed_at,
            "is_code_brought": learner.is_code_brought,
        },
    )


def load_learner(session: Session, learner_id: LearnerId) -> Learner:
    """Return a learner.

    Raises:
        LearnerNotFound: the learner was erased or never existed.

    """
    learner = _find(session, _learner.c.id == learner_id)
    if learner is None:
        raise LearnerNotFound(learner_id=str(learner_id))
    return learner


def find_learner_by_code(session: Session, code: str) -> Learner | None:
    """Return the learner with this code (twelve digits)."""
    return _find(session, _learner.c.code == code)


def lock_learner(session: Session, learner_id: LearnerId) -> None:
    """Hold the learner until the transaction ends: starts of one learner then happen one after the other.

    Raises:
        LearnerNotFound: the learner was erased or never existed.

    """
    found = select(_learner.c.id).where(_learner.c.id == learner_id).with_for_update(key_share=True)
    if session.scalar(found) is None:
        raise LearnerNotFound(learner_id=str(learner_id))


def has_learners(session: Session) -> bool:
    """Whether the database holds any learner."""
    return bool(session.scalar(select(exists().select_from(_learner))))


def has_attempts(session: Session, learner_id: LearnerId) -> bool:
    """Whether the learner ever began a paper."""
    return bool(session.scalar(select(exists().where(_attempt.c.learner_id == learner_id))))


def save_exam_choice(
    session: Session, learner_id: LearnerId, *, profile_id: str | None, exam_on: date | None
) -> None:
    """Save which exam the learner prepares for, and when it is.

    Raises:
        LearnerNotFound: the learner was erased or never existed.

    """
    choose = update(_learner).where(_learner.c.id == learner_id)
    if not count_changed(session, choose.values(profile_id=profile_id, exam_on=exam_on)):
        raise LearnerNotFound(learner_id=str(learner_id))


def save_rehearsal(session: Session, learner_id: LearnerId, *, now: datetime) -> None:
    """Note that the learner finished the rehearsal; the first time stands.

    Raises:
        LearnerNotFound: the learner was erased or never existed.

    """
    first = func.coalesce(_learner.c.rehearsed_at, now)
    if not count_changed(
        session, update(_learner).where(_learner.c.id == learner_id).values(rehearsed_at=first)
    ):
        raise LearnerNotFound(learner_id=str(learner_id))


def find_rehearsal(session: Session, learner_id: LearnerId) -> datetime | None:
    """Return when the learner finished the rehearsal."""
    return session.scalar(select(_learner.c.rehearsed_at).where(_learner.c.id == learner_id))


def save_learner_code(session: Session, learner_id: LearnerId, code: str) -> str:
    """Give the learner a code if there is none yet; return the code that stands.

    Raises:
        LearnerNotFound: the learner was erased or never existed.

    """
    has_none = (_learner.c.id == learner_id) & _learner.c.code.is_(None)
    session.execute(update(_learner).where(has_none).values(code=code))
    return load_learner(session, learner_id).code or code


def save_brought_code(session: Session, learner_id: LearnerId, code: str) -> None:
    """Give a new learner the code that another server made for them."""
    of_learner = update(_learner).where(_learner.c.id == learner_id)
    session.execute(of_learner.values(code=code, is_code_brought=True))


def erase_learner(session: Session, learner_id: LearnerId) -> None:
    """Delete the learner with every attempt, response and tally; harmless when repeated."""
    session.execute(delete(_learner).where(_learner.c.id == learner_id))


def list_idle_learners(
    session: Session, *, before: datetime, after: LearnerId | None, limit: int
) -> list[LearnerId]:
    """List learners who began before this time and kept nothing since, in the order of ids, and hold them.

    Nothing: no code, no rehearsal, no attempt handed in, none begun later.
    Those whom somebody else holds are left out.
    """
    idle = select(_learner.c.id).where(_is_idle(before)).order_by(_learner.c.id).limit(limit)
    if after is not None:
        idle = idle.where(_learner.c.id > after)
    return [LearnerId(learner_id) for learner_id in session.scalars(idle.with_for_update(skip_locked=True))]


def erase_idle_learners(session: Session, learner_ids: Sequence[LearnerId], *, before: datetime) -> int:
    """Erase those of the listed learners who still kept nothing; return how many."""
    return count_changed(session, delete(_learner).where(_learner.c.id.in_(learner_ids), _is_idle(before)))


def _is_idle(before: datetime) -> ColumnElement[bool]:
    has_worked = exists().where(
        _attempt.c.learner_id == _learner.c.id,
        or_(_attempt.c.submitted_at.is_not(None), _attempt.c.started_at >= before),
    )
    has_nothing = _learner.c.code.is_(None) & _learner.c.rehearsed_at.is_(None)
    return and_(_learner.c.created_at < before, has_nothing, not_(has_worked))


def _find(session: Session, condition: ColumnElement[bool]) -> Learner | None:
    row = session.execute(select(_learner).where(condition)).first()
    return None if row is None else Learner(**row._mapping)
