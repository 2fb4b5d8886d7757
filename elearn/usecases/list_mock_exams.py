"""A learner looks at the mock exams: one per profile, drawn from all banks."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.assembly import can_assemble_mock_exam
from elearn.domain.assessment import ExamProfile
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.load_banks_in_use import load_banks_in_use


@dataclass(frozen=True, kw_only=True)
class MockExamEntry:
    """A profile, and whether the banks can fill a whole exam of it yet."""

    profile: ExamProfile
    is_available: bool


def list_mock_exams(session: Session, *, books: ReferenceBooks) -> list[MockExamEntry]:
    """List the profiles in force."""
    banks = load_banks_in_use(session)
    return [
        MockExamEntry(profile=profile, is_available=can_assemble_mock_exam(profile, banks))
        for profile in books.profiles.values()
    ]
