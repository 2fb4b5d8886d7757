"""The start page: go on, begin at once, say which exam it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from elearn.domain.attempts import Mode
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.domain.study_plan import StudyPlan
from elearn.usecases.list_practice_tests import TestEntry
from elearn.usecases.load_start import StartReport
from elearn.web.learner.pages.exam_choice import ExamChoicePage, draw_exam_choice
from elearn.web.learner.pages.news import NewsLine, draw_news
from elearn.web.learner.titles import make_namer
from elearn.web.wording import Wording

# A first task is read, not heard: no headphones needed, and it opens at once on a slow network.
_FIRST_BANKS = ("history", "legislation", "language")


@dataclass(frozen=True, kw_only=True)
class OpenAttempt:
    """An attempt to go on with."""

    id: UUID
    title: Wording
    mode: Mode


@dataclass(frozen=True, kw_only=True)
class StartPage:
    """Everything that the start page says."""

    is_known: bool
    open_attempts: tuple[OpenAttempt, ...]
    first_test_id: str | None
    test_count: int
    choice: ExamChoicePage
    days_left: int | None
    plan: StudyPlan | None
    has_rehearsed: bool
    news: tuple[NewsLine, ...]


def draw_start(
    report: StartReport,
    tests: Sequence[TestEntry],
    books: ReferenceBooks,
    language: Language,
    today: date,
    plan: StudyPlan | None,
) -> StartPage:
    """Draw the start page."""
    namer = make_namer((entry.bank for entry in tests), books, language)
    exam_on = report.learner.exam_on if report.learner else None
    return StartPage(
        is_known=report.learner is not None,
        open_attempts=tuple(
            OpenAttempt(id=attempt.id, title=namer.name(attempt), mode=attempt.mode)
            for attempt in report.open_attempts
        ),
        first_test_id=_choose_first(tests),
        test_count=len(tests),
        choice=draw_exam_choice(report.learner, books, language),
        days_left=(exam_on - today).days if exam_on and exam_on >= today else None,
        plan=plan,
        has_rehearsed=report.learner is not None and report.learner.rehearsed_at is not None,
        news=draw_news(report.news, namer),
    )


def _choose_first(tests: Sequence[TestEntry]) -> str | None:
    """Choose the test to begin with: one that is not done yet, of a bank that needs no sound."""
    ordered = sorted(tests, key=lambda entry: (entry.tally.attempts > 0, _FIRST_BANKS.index(entry.bank.id)))
    return ordered[0].test.id if ordered else None
