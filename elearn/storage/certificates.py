"""Certificates of practice: made, found by their code, withdrawn; and what there is to certify."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.attempts import SCORED_KINDS, AttemptId, AttemptKind, LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.certificates import Certificate, Practice, PractisedExam, PractisedPart
from elearn.storage.tables import AttemptRow, CentreRow, CertificateRow, ParticipantRow

_attempt = AttemptRow.__table__
_centre = CentreRow.__table__
_certificate = CertificateRow.__table__
_participant = ParticipantRow.__table__


def add_certificate(session: Session, certificate: Certificate) -> None:
    """Store a new certificate."""
    practice = asdict(certificate.practice)
    for day in ("first_on", "last_on"):
        practice[day] = practice[day].isoformat()
    session.execute(insert(_certificate), {**vars(certificate), "practice": practice})


def list_certificates(session: Session, learner_id: LearnerId, *, centre_id: CentreId) -> list[Certificate]:
    """List the certificates that this centre gave a learner, the newest first."""
    where = (_certificate.c.learner_id == learner_id) & (_certificate.c.centre_id == centre_id)
    query = select(_certificate).where(where)
    ordered = query.order_by(_certificate.c.made_at.desc(), _certificate.c.id.desc())
    return [_read(row) for row in session.execute(ordered)]


def find_certificate(session: Session, code: str) -> tuple[Certificate, str] | None:
    """Return the certificate with this code and the name of its centre: whoever has the code may see it."""
    query = select(_certificate, _centre.c.name.label("centre_name")).join(_centre)
    row = session.execute(query.where(_certificate.c.code == code)).first()
    return None if row is None else (_read(row), row.centre_name)


def withdraw_certificate(session: Session, certificate: Certificate, *, now: datetime) -> None:
    """Take a certificate back; the first time stands."""
    where = (_certificate.c.id == certificate.id) & (_certificate.c.centre_id == certificate.centre_id)
    is_valid = _certificate.c.withdrawn_at.is_(None)
    moment = max(now, certificate.made_at)  # a clock that was put back makes no time before
    session.execute(update(_certificate).where(where, is_valid).values(withdrawn_at=moment))


def erase_certificates(session: Session, learner_ids: Collection[LearnerId], *, centre_id: CentreId) -> None:
    """Erase what this centre has certified to learners who are on none of its lists any more."""
    is_listed = select(_participant.c.learner_id).where(_participant.c.centre_id == centre_id)
    of_them = _certificate.c.learner_id.in_(learner_ids) & (_certificate.c.centre_id == centre_id)
    session.execute(delete(_certificate).where(of_them, _certificate.c.learner_id.not_in(is_listed)))


def list_practised_exams(
    session: Session, learner_id: LearnerId, *, leaving_out: Collection[AttemptId]
) -> list[PractisedExam]:
    """Count the mock exams that were handed in, by profile."""
    where = (
        _attempt.c.learner_id == learner_id,
        _attempt.c.kind == AttemptKind.MOCK_EXAM.value,
        _attempt.c.submitted_at.is_not(None),
        _attempt.c.id.not_in(leaving_out),
    )
    query = (
        select(
            _attempt.c.profile_id,
            func.count().label("done"),
            func.count().filter(_attempt.c.passed.is_(True)).label("passed"),
        )
        .where(*where)
        .group_by(_attempt.c.profile_id)
        .order_by(_attempt.c.profile_id)
    )
    return [PractisedExam(**row._mapping) for row in session.execute(query)]


def find_period(
    session: Session, learner_id: LearnerId, *, leaving_out: Collection[AttemptId]
) -> tuple[datetime, datetime] | None:
    """Return when the first and the last test or exam was handed in."""
    where = (
        _attempt.c.learner_id == learner_id,
        _attempt.c.kind.in_([kind.value for kind in SCORED_KINDS]),
        _attempt.c.submitted_at.is_not(None),
        _attempt.c.id.not_in(leaving_out),
    )
    moment = _attempt.c.submitted_at
    first = session.scalar(select(moment).where(*where).order_by(moment).limit(1))
    last = session.scalar(select(moment).where(*where).order_by(moment.desc()).limit(1))
    return (first, last) if first and last else None


def _read(row: Row[Any]) -> Certificate:
    names = Certificate.__dataclass_fields__
    values = {name: value for name, value in row._mapping.items() if name in names}
    return Certificate(**{**values, "practice": _read_practice(row.practice)})


def _read_practice(plain: dict[str, Any]) -> Practice:
    return Practice(
        parts=tuple(PractisedPart(**part) for part in plain["parts"]),
        exams=tuple(PractisedExam(**exam) for exam in plain["exams"]),
        first_on=date.fromisoformat(plain["first_on"]),
        last_on=date.fromisoformat(plain["last_on"]),
    )
