"""The certificates of one person."""

from dataclasses import dataclass
from uuid import UUID

from elearn.domain.certificates import Certificate, group_code
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.load_certificates import PersonCertificates
from elearn.web.certificate_page import PracticeLines, draw_practice, word_day


@dataclass(frozen=True, kw_only=True)
class CertificateLine:
    """A certificate in the list."""

    id: UUID
    code: str
    made_on: str
    is_withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class CertificatesPage:
    """What the next one would say (None: nothing was practised), and the earlier ones."""

    practice: PracticeLines | None
    certificates: tuple[CertificateLine, ...]


def draw_certificates(
    found: PersonCertificates, books: ReferenceBooks, language: Language
) -> CertificatesPage:
    """Draw the page."""
    practice = found.practice
    return CertificatesPage(
        practice=draw_practice(practice, found.bank_titles, books, language) if practice else None,
        certificates=tuple(_draw_line(each) for each in found.certificates),
    )


def _draw_line(certificate: Certificate) -> CertificateLine:
    return CertificateLine(
        id=certificate.id,
        code=group_code(certificate.code),
        made_on=word_day(certificate.made_at),
        is_withdrawn=certificate.withdrawn_at is not None,
    )
