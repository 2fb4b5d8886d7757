"""Staff make a certificate of practice for somebody of their centre."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member, tidy_name
from elearn.domain.certificates import Certificate, CertificateId, Practice, make_certificate_code
from elearn.domain.groups import Participant
from elearn.domain.reference import ReferenceBooks
from elearn.storage.audit import add_audit_entry
from elearn.storage.certificates import add_certificate, list_certificates
from elearn.storage.learners import lock_learner
from elearn.usecases.load_practice import load_practice


def make_certificate(
    session: Session,
    *,
    member: Member,
    person: Participant,
    name: str,
    draw: Callable[[], tuple[CertificateId, int]],
    books: ReferenceBooks,
    now: datetime,
) -> Certificate | None:
    """Freeze what a person of this centre has practised; one that would say the same is returned instead.

    Args:
        draw: gives a new id, and a secure random number in 0 .. CODE_COUNT - 1.
        now: in the zone whose days the certificate names.

    Returns:
        None where no test was handed in: there is nothing to certify.

    """
    lock_learner(session, person.learner_id)
    zone = now.tzinfo or UTC
    practice = load_practice(
        session, learner_id=person.learner_id, centre_id=member.centre_id, books=books, zone=zone
    )
    if practice is None:
        return None
    certificate = _freeze(member, person, tidy_name(name) or None, practice, draw(), now)
    earlier = list_certificates(session, person.learner_id, centre_id=member.centre_id)
    same = next((other for other in earlier if other.says_the_same(certificate)), None)
    if same:
        return same
    add_certificate(session, certificate)
    subject, action = str(certificate.id), "make_certificate"
    add_audit_entry(
        session, account_id=member.account_id, action=action, subject=subject, now=certificate.made_at
    )
    return certificate


def _freeze(
    member: Member,
    person: Participant,
    name: str | None,
    practice: Practice,
    drawn: tuple[CertificateId, int],
    now: datetime,
) -> Certificate:
    return Certificate(
        id=drawn[0],
        code=make_certificate_code(drawn[1]),
        centre_id=member.centre_id,
        learner_id=person.learner_id,
        number=person.number,
        name=name,
        practice=practice,
        made_by=member.account_id,
        made_at=now.astimezone(UTC),
    )
