"""Staff take a certificate of practice back."""

from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.domain.certificates import Certificate
from elearn.storage import certificates
from elearn.storage.audit import add_audit_entry


def withdraw_certificate(
    session: Session, *, member: Member, certificate: Certificate, now: datetime
) -> None:
    """Withdraw a certificate; harmless when repeated."""
    if certificate.withdrawn_at:
        return
    certificates.withdraw_certificate(session, certificate, now=now)
    subject, action = str(certificate.id), "withdraw_certificate"
    add_audit_entry(session, account_id=member.account_id, action=action, subject=subject, now=now)
