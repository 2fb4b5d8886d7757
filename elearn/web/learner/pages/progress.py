"""The progress page."""

from dataclasses import dataclass
from uuid import UUID

from flask_babel import format_date, to_user_timezone

from elearn.domain.languages import Language
from elearn.domain.mastery import Verdict
from elearn.domain.progress import AttemptSummary
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.load_progress import ProgressReport
from elearn.web.learner.pages.news import NewsLine, draw_news
from elearn.web.learner.pages.rehearsal import word_rehearsal_day
from elearn.web.learner.pages.score_chart import NARROW, WIDE, ChartShape, ScorePoint
from elearn.web.learner.pages.syllabus import BankTopics, draw_bank_topics
from elearn.web.learner.titles import Namer, make_namer
from elearn.web.wording import Wording


@dataclass(frozen=True, kw_only=True)
class AttemptLine:
    """One handed-in attempt."""

    id: UUID
    title: Wording
    day: str
    score: int
    max_score: int
    passed: bool | None
    is_on_paper: bool


@dataclass(frozen=True, kw_only=True)
class ProgressPage:
    """Everything that the progress page says."""

    attempts: bool
    done_count: int
    passed_count: int
    test_count: int
    strong_count: int
    topic_count: int
    mistake_count: int
    scored: tuple[AttemptLine, ...]
    banks: tuple[BankTopics, ...]
    rehearsed_on: str | None
    news: tuple[NewsLine, ...]
    narrow_chart: ChartShape = NARROW
    wide_chart: ChartShape = WIDE


def draw_progress(report: ProgressReport, books: ReferenceBooks, language: Language) -> ProgressPage:
    """Draw the progress page."""
    banks = tuple(draw_bank_topics(syllabus, language) for syllabus in report.syllabus)
    verdicts = [topic.verdict for bank in banks for topic in bank.topics]
    return ProgressPage(
        attempts=report.has_begun,
        done_count=report.done_count,
        passed_count=report.passed_count,
        test_count=len(report.tests),
        strong_count=verdicts.count(Verdict.STRONG),
        topic_count=len(verdicts),
        mistake_count=report.mistake_count,
        scored=draw_lines(report, books, language),
        rehearsed_on=word_rehearsal_day(report.rehearsed_at),
        banks=banks,
        news=draw_news(report.news, _make_namer(report, books, language)),
    )


def draw_lines(report: ProgressReport, books: ReferenceBooks, language: Language) -> tuple[AttemptLine, ...]:
    """List the handed-in tests and exams, newest first; drills have no score worth a chart."""
    namer = _make_namer(report, books, language)
    return tuple(_draw_line(attempt, namer) for attempt in report.scored)


def _make_namer(report: ProgressReport, books: ReferenceBooks, language: Language) -> Namer:
    return make_namer((syllabus.bank for syllabus in report.syllabus), books, language)


def draw_points(lines: tuple[AttemptLine, ...]) -> list[ScorePoint]:
    """List the points of the chart, oldest first."""
    return [ScorePoint(day=line.day, share=line.score / line.max_score) for line in reversed(lines)]


def _draw_line(attempt: AttemptSummary, namer: Namer) -> AttemptLine:
    submitted_at = attempt.submitted_at or attempt.started_at
    return AttemptLine(
        id=attempt.id,
        title=namer.name(attempt),
        day=format_date(to_user_timezone(submitted_at), "short"),
        score=attempt.score or 0,
        max_score=attempt.max_score,
        passed=attempt.passed,
        is_on_paper=attempt.is_on_paper,
    )
