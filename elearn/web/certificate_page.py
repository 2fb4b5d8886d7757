"""A certificate of practice as staff print it and as anybody with its code sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import force_locale, gettext

from elearn.domain.assessment import Titles
from elearn.domain.certificates import Certificate, Practice, group_code
from elearn.domain.items import BankId
from elearn.domain.languages import LANGUAGE_BY_CODE, SOURCE_LANGUAGE, Language
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.verify_certificate import VerifiedCertificate
from elearn.web.days import say_day
from elearn.web.whereabouts import is_for_this_computer, printed_address
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class PractisedLine:
    """Tests of one part, or mock exams of one level; `tests`: how many there are, None for exams."""

    title: Wording
    done: int
    passed: int
    tests: int | None = None


@dataclass(frozen=True, kw_only=True)
class PracticeLines:
    """What was practised, and from when to when."""

    parts: tuple[PractisedLine, ...]
    exams: tuple[PractisedLine, ...]
    first_on: str
    last_on: str


@dataclass(frozen=True, kw_only=True)
class CertificateWords:
    """What the certificate is and is not, in one language."""

    tag: str
    title: str
    warning: str


@dataclass(frozen=True, kw_only=True)
class CertificatePage:
    """Everything on it; `words`: in the page's language, and in Russian if that is another one."""

    number: int
    name: str | None
    centre_name: str
    practice: PracticeLines
    made_on: str
    withdrawn_on: str | None
    code: str
    address: str
    words: tuple[CertificateWords, ...]

    @property
    def is_for_this_computer(self) -> bool:
        """Whether only the server's own computer can open the address."""
        return is_for_this_computer(self.address)


def draw_certificate(
    verified: VerifiedCertificate, books: ReferenceBooks, language: Language
) -> CertificatePage:
    """Draw a certificate."""
    certificate = verified.certificate
    return CertificatePage(
        number=certificate.number,
        name=certificate.name,
        centre_name=verified.centre_name,
        practice=draw_practice(certificate.practice, verified.bank_titles, books, language),
        made_on=word_day(certificate.made_at),
        withdrawn_on=word_day(certificate.withdrawn_at) if certificate.withdrawn_at else None,
        code=group_code(certificate.code),
        address=_address(certificate),
        words=_word_twice(language),
    )


def draw_practice(
    practice: Practice, bank_titles: Mapping[BankId, Titles], books: ReferenceBooks, language: Language
) -> PracticeLines:
    """Draw what was practised; a bank or an exam that is gone is named by its id."""
    profiles = {profile.id: profile.title for profile in books.profiles.values()}
    return PracticeLines(
        parts=tuple(
            PractisedLine(
                title=word_title(bank_titles.get(part.bank_id, {SOURCE_LANGUAGE: part.bank_id}), language),
                done=part.done,
                passed=part.passed,
                tests=part.tests,
            )
            for part in practice.parts
            if part.done
        ),
        exams=tuple(
            PractisedLine(
                title=word_title(profiles.get(exam.profile_id, {SOURCE_LANGUAGE: exam.profile_id}), language),
                done=exam.done,
                passed=exam.passed,
            )
            for exam in practice.exams
        ),
        first_on=say_day(practice.first_on),
        last_on=say_day(practice.last_on),
    )


def word_day(moment: datetime) -> str:
    """Say the day of a moment in the reader's zone."""
    return say_day(moment)


def _address(certificate: Certificate) -> str:
    return printed_address(url_for("learner.show_certificate", code=group_code(certificate.code)))


def _word_twice(language: Language) -> tuple[CertificateWords, ...]:
    """Say it in Russian too: who is shown the paper may read nothing else."""
    languages = dict.fromkeys((language, LANGUAGE_BY_CODE[SOURCE_LANGUAGE]))
    return tuple(_word(each) for each in languages)


def _word(language: Language) -> CertificateWords:
    with force_locale(language.locale):
        return CertificateWords(
            tag=language.tag,
            # Translators: what somebody practised; it must not sound like the certificate of the exam
            title=str(gettext("Certificate of practice")),
            warning=str(gettext("This is not a certificate of the exam. It gives no rights.")),
        )
