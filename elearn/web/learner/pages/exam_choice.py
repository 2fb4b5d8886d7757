"""Which exam, and when: asked on the start page and on the plan."""

from dataclasses import dataclass
from datetime import date

from elearn.domain.accounts import Learner
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class ExamChoice:
    """An exam to choose."""

    id: str
    title: Wording


@dataclass(frozen=True, kw_only=True)
class ExamChoicePage:
    """The exams, and what was chosen."""

    exams: tuple[ExamChoice, ...]
    chosen_exam: str | None
    exam_on: date | None


def draw_exam_choice(learner: Learner | None, books: ReferenceBooks, language: Language) -> ExamChoicePage:
    """Draw the choice."""
    return ExamChoicePage(
        exams=tuple(
            ExamChoice(id=profile.id, title=word_title(profile.title, language))
            for profile in books.profiles.values()
        ),
        chosen_exam=learner.profile_id if learner else None,
        exam_on=learner.exam_on if learner else None,
    )
