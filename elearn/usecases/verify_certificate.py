"""Anybody who has the code of a certificate of practice sees whether it is genuine."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.assessment import Titles
from elearn.domain.certificates import Certificate, parse_certificate_code
from elearn.domain.errors import CertificateNotFound
from elearn.domain.items import BankId
from elearn.storage.certificates import find_certificate
from elearn.storage.releases import load_current_banks


@dataclass(frozen=True, kw_only=True)
class VerifiedCertificate:
    """A certificate with the names that it needs."""

    certificate: Certificate
    centre_name: str
    bank_titles: Mapping[BankId, Titles]


def verify_certificate(session: Session, *, code_text: str) -> VerifiedCertificate:
    """Return the certificate with this code.

    Raises:
        CertificateNotFound: there is none, or it was erased with its learner.

    """
    code = parse_certificate_code(code_text)
    found = find_certificate(session, code) if code else None
    if found is None:
        raise CertificateNotFound
    titles = {bank.id: bank.title for bank in load_current_banks(session).values()}
    return VerifiedCertificate(certificate=found[0], centre_name=found[1], bank_titles=titles)
