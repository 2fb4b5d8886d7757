"""Staff make forms of a test on paper: the first in the test's own order, the others shuffled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from sqlalchemy.orm import Session

from elearn.domain.assembly import assemble_mock_exam
from elearn.domain.attempts import Paper
from elearn.domain.centres import Member
from elearn.domain.errors import UnknownProfile
from elearn.domain.paper_forms import (
    FORM_LETTERS,
    PaperForm,
    PaperFormId,
    Stimuli,
    draw_form_number,
    shuffle_paper,
)
from elearn.domain.reference import ReferenceBooks
from elearn.storage.audit import add_audit_entry
from elearn.storage.paper_forms import add_paper_form, lock_form_numbers
from elearn.usecases.list_practice_tests import describe_test
from elearn.usecases.load_banks_in_use import load_banks_in_use


@dataclass(frozen=True, kw_only=True)
class PaperSubject:
    """What to put on paper: a practice test, or a mock exam of a profile."""

    test_id: str | None = None
    profile_id: str | None = None


def make_paper_forms(
    session: Session,
    subject: PaperSubject,
    *,
    form_ids: Sequence[PaperFormId],
    member: Member,
    random: Random,
    now: datetime,
    books: ReferenceBooks,
) -> list[PaperForm]:
    """Make as many forms as there are ids, one to four, frozen for good.

    Raises:
        UnknownTest: no current release holds it.
        UnknownProfile: no such exam.
        NotEnoughItems: the banks cannot fill the exam yet.

    """
    profile_id, paper = _assemble(session, subject, random, books, now.date())
    taken = lock_form_numbers(session, centre_id=member.centre_id)
    stimuli = _load_stimuli(session)
    forms: list[PaperForm] = []
    for letter, form_id in zip(FORM_LETTERS, form_ids, strict=False):
        form = PaperForm(
            id=form_id,
            centre_id=member.centre_id,
            number=draw_form_number(taken, random),
            letter=letter,
            test_id=subject.test_id,
            profile_id=profile_id,
            paper=shuffle_paper(paper, stimuli, random) if forms else paper,
            made_by=member.account_id,
            made_at=now,
        )
        taken.add(form.number)
        forms.append(form)
        _store(session, form)
    return forms


def _store(session: Session, form: PaperForm) -> None:
    add_paper_form(session, form)
    subject = f"{form.number} {form.letter} {form.test_id or form.profile_id}"
    add_audit_entry(
        session, account_id=form.made_by, action="make_paper_form", subject=subject, now=form.made_at
    )


def _assemble(
    session: Session, subject: PaperSubject, random: Random, books: ReferenceBooks, today: date
) -> tuple[str, Paper]:
    if subject.test_id:
        entry = describe_test(session, test_id=subject.test_id, learner_id=None, books=books, exam_on=today)
        return entry.profile.id, entry.paper
    profile = books.profiles.get(subject.profile_id or "")
    if profile is None:
        raise UnknownProfile(profile_id=subject.profile_id or "")
    return profile.id, assemble_mock_exam(profile, load_banks_in_use(session, exam_on=today), (), random)


def _load_stimuli(session: Session) -> Stimuli:
    banks = load_banks_in_use(session).values()
    return {item.id: item.stimulus_id for bank in banks for item in bank.items}
