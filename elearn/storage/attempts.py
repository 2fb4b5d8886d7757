"""Attempts with their frozen papers: add, load, list."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId, Mode
from elearn.domain.errors import AttemptNotFound
from elearn.domain.progress import AttemptSummary
from elearn.storage.papers import PLACE_COLUMNS, list_cut_score_values, list_place_values, read_paper
from elearn.storage.statements import dialect_of
from elearn.storage.tables import AttemptItemRow, AttemptRow, AttemptThresholdRow, LearnerRow
from elearn.storage.tables.attempts import IS_SCORED

_attempt = AttemptRow.__table__
_item = AttemptItemRow.__table__
_threshold = AttemptThresholdRow.__table__
_learner = LearnerRow.__table__

_LOAD_ATTEMPT = select(_attempt).where(
    _attempt.c.id == bindparam("attempt_id"), _attempt.c.learner_id == bindparam("learner_id")
)
_LOCK_ATTEMPT = _LOAD_ATTEMPT.with_only_columns(_attempt.c.id).with_for_update()
_LOCK_LEARNER = (
    select(_learner.c.id).where(_learner.c.id == bindparam("learner_id")).with_for_update(key_share=True)
)
_HANDED_IN = (_attempt.c.learner_id == bindparam("learner_id")) & _attempt.c.submitted_at.is_not(None)
_LIST_HANDED_IN = select(_attempt.c.id).where(_HANDED_IN).order_by(_attempt.c.submitted_at, _attempt.c.id)
_HANDED_IN_LATER = (
    select(_attempt.c.id).where(_HANDED_IN, _attempt.c.submitted_at > bindparam("moment")).limit(1)
)
_LOAD_PLACES = (
    select(*(_item.c[name] for name in PLACE_COLUMNS))
    .where(_item.c.attempt_id == bindparam("attempt_id"))
    .order_by(_item.c.position)
)
_LOAD_THRESHOLDS = (
    select(_threshold)
    .where(_threshold.c.attempt_id == bindparam("attempt_id"))
    .order_by(_threshold.c.position)
)
_NOTE_LANGUAGE = (
    update(_attempt)
    .where(_attempt.c.id == bindparam("b_attempt_id"), _attempt.c.language.is_(None))
    .values(language=bindparam("b_language"))
)
_SUMMARIES = (
    select(*(_attempt.c[name] for name in AttemptSummary.__dataclass_fields__))
    .where(_attempt.c.learner_id == bindparam("learner_id"))
    .limit(bindparam("limit"))
)
_LIST = _SUMMARIES.order_by(_attempt.c.started_at.desc(), _attempt.c.id.desc())
_LIST_ALL = _LIST.offset(bindparam("offset"))
_LIST_OPEN = _LIST.where(_attempt.c.submitted_at.is_(None))
_LIST_SCORED = _SUMMARIES.where(IS_SCORED).order_by(_attempt.c.submitted_at.desc(), _attempt.c.id.desc())


def add_attempt(session: Session, attempt: Attempt) -> None:
    """Store a new attempt with its paper."""
    session.execute(insert(_attempt), _attempt_values(attempt))
    owner = {"attempt_id": attempt.id}
    session.execute(insert(_item), [owner | place for place in list_place_values(attempt.paper)])
    cut_scores = [owner | cut for cut in list_cut_score_values(attempt.paper)]
    if cut_scores:
        session.execute(insert(_threshold), cut_scores)


def note_language(session: Session, attempt_id: AttemptId, language: str) -> None:
    """Note the language of the interface in which the attempt was begun; the first stands."""
    session.execute(_NOTE_LANGUAGE, {"b_attempt_id": attempt_id, "b_language": language})


def load_attempt(session: Session, attempt_id: AttemptId, *, learner_id: LearnerId) -> Attempt:
    """Return a learner's attempt with its paper, in three statements.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.

    """
    row = session.execute(_LOAD_ATTEMPT, {"attempt_id": attempt_id, "learner_id": learner_id}).first()
    if row is None:
        raise AttemptNotFound(attempt_id=str(attempt_id))
    places = session.execute(_LOAD_PLACES, {"attempt_id": attempt_id}).all()
    thresholds = session.execute(_LOAD_THRESHOLDS, {"attempt_id": attempt_id}).all()
    return _read_attempt(row, places, thresholds)


def lock_attempt(session: Session, attempt_id: AttemptId, *, learner_id: LearnerId) -> None:
    """Hold the attempt until the transaction ends: take it before what is read decides what is written.

    Answers that are on their way wait and are then refused, so that none can be acknowledged after its
    paper was scored. The learner is held too, and first, as everywhere: what is counted of them is counted by
    one at a time. In SQLite a write transaction holds the whole database already.
    """
    if dialect_of(session) != "sqlite":
        session.execute(_LOCK_LEARNER, {"learner_id": learner_id})
        session.execute(_LOCK_ATTEMPT, {"attempt_id": attempt_id, "learner_id": learner_id})


def find_owner(session: Session, attempt_id: AttemptId) -> LearnerId | None:
    """Return whose attempt it is, None where there is none; for ids that were made elsewhere."""
    found = session.scalar(select(_attempt.c.learner_id).where(_attempt.c.id == attempt_id))
    return found and LearnerId(found)


def list_handed_in(session: Session, *, learner_id: LearnerId) -> list[AttemptId]:
    """List every attempt that a learner handed in, in the order of handing in."""
    return [AttemptId(each) for each in session.scalars(_LIST_HANDED_IN, {"learner_id": learner_id})]


def was_handed_in_later(session: Session, *, learner_id: LearnerId, moment: datetime) -> bool:
    """Whether the learner handed anything in after this moment."""
    return session.scalar(_HANDED_IN_LATER, {"learner_id": learner_id, "moment": moment}) is not None


def find_open_attempt(
    session: Session,
    *,
    learner_id: LearnerId,
    kind: AttemptKind,
    mode: Mode,
    test_id: str | None = None,
    profile_id: str | None = None,
    topic_id: str | None = None,
) -> AttemptId | None:
    """Return the newest attempt of this kind, mode and subject that was not handed in."""
    subject = {"test_id": test_id, "profile_id": profile_id, "topic_id": topic_id}
    query = _LIST_OPEN.with_only_columns(_attempt.c.id).where(
        _attempt.c.kind == kind,
        _attempt.c.mode == mode,
        *(_attempt.c[name] == value for name, value in subject.items() if value is not None),
    )
    found = session.scalar(query, {"learner_id": learner_id, "limit": 1})
    return found and AttemptId(found)


def list_attempts(
    session: Session, *, learner_id: LearnerId, limit: int, offset: int = 0
) -> list[AttemptSummary]:
    """List a learner's attempts, newest first."""
    rows = session.execute(_LIST_ALL, {"learner_id": learner_id, "limit": limit, "offset": offset})
    return [_read_summary(row) for row in rows]


def list_open_attempts(session: Session, *, learner_id: LearnerId, limit: int = 5) -> list[AttemptSummary]:
    """List a learner's attempts that were not handed in, newest first."""
    rows = session.execute(_LIST_OPEN, {"learner_id": learner_id, "limit": limit})
    return [_read_summary(row) for row in rows]


def list_scored_attempts(session: Session, *, learner_id: LearnerId, limit: int) -> list[AttemptSummary]:
    """List a learner's handed-in tests and exams, last handed in first; drills are not among them."""
    rows = session.execute(_LIST_SCORED, {"learner_id": learner_id, "limit": limit})
    return [_read_summary(row) for row in rows]


def _attempt_values(attempt: Attempt) -> dict[str, object]:
    return {
        "id": attempt.id,
        "learner_id": attempt.learner_id,
        "kind": attempt.kind,
        "mode": attempt.mode,
        "test_id": attempt.test_id,
        "profile_id": attempt.profile_id,
        "topic_id": attempt.topic_id,
        "minutes": attempt.paper.minutes,
        "started_at": attempt.started_at,
        "deadline_at": attempt.deadline_at,
        "max_score": sum(place.max_score for place in attempt.paper.items),
        "is_on_paper": attempt.is_on_paper,
        "language": attempt.language,
    }


def _read_attempt(row: Row[Any], places: Sequence[Row[Any]], thresholds: Sequence[Row[Any]]) -> Attempt:
    return Attempt(
        id=row.id,
        learner_id=row.learner_id,
        kind=AttemptKind(row.kind),
        mode=Mode(row.mode),
        paper=read_paper(row.minutes, places, thresholds),
        started_at=row.started_at,
        test_id=row.test_id,
        profile_id=row.profile_id,
        topic_id=row.topic_id,
        deadline_at=row.deadline_at,
        submitted_at=row.submitted_at,
        is_on_paper=row.is_on_paper,
        language=row.language,
    )


def _read_summary(row: Row[Any]) -> AttemptSummary:
    return AttemptSummary(**{**row._mapping, "kind": AttemptKind(row.kind), "mode": Mode(row.mode)})
