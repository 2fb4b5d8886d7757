"""The progress page, with its chart."""

from dataclasses import dataclass
from uuid import UUID

from flask_babel import format_date, gettext, to_user_timezone

from elearn.domain.languages import Language
from elearn.domain.mastery import Verdict
from elearn.domain.progress import AttemptSummary
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.load_progress import ProgressReport
from elearn.web.charts import Style, pygal
from elearn.web.learner.pages.syllabus import BankTopics, draw_bank_topics
from elearn.web.learner.titles import Namer, make_namer
from elearn.web.learner.wording import Wording

# Middle tones that can be read on a light and on a dark ground: the picture does not know which it stands on.
_STYLE = Style(
    background="transparent",
    plot_background="transparent",
    foreground="#71808c",
    foreground_strong="#71808c",
    foreground_subtle="#8fa0ac",
    colors=("#2a8fb5",),
    guide_stroke_color="#b9c3cb",
    guide_stroke_dasharray="2,4",
    major_guide_stroke_color="#b9c3cb",
    major_guide_stroke_dasharray="2,4",
    font_family="system-ui, sans-serif",
    label_font_size=13,
    major_label_font_size=13,
    stroke_width=3,
)


@dataclass(frozen=True, kw_only=True)
class AttemptLine:
    """One handed-in attempt."""

    id: UUID
    title: Wording
    day: str
    score: int
    max_score: int
    passed: bool | None


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
        banks=banks,
    )


def draw_lines(report: ProgressReport, books: ReferenceBooks, language: Language) -> tuple[AttemptLine, ...]:
    """List the handed-in tests and exams, newest first; drills have no score worth a chart."""
    namer = make_namer((syllabus.bank for syllabus in report.syllabus), books, language)
    return tuple(_draw_line(attempt, namer) for attempt in report.scored)


def draw_score_chart(lines: tuple[AttemptLine, ...]) -> str:
    """Draw the scores over time as an SVG picture, oldest first, in per cent of the marks possible."""
    chart = pygal.Line(
        js=[],
        style=_STYLE,
        width=360,
        height=220,
        range=(0, 100),
        show_legend=False,
        include_x_axis=True,
        dots_size=5,
        margin=12,
        margin_right=36,
        y_labels=[0, 25, 50, 75, 100],
        value_formatter=lambda share: f"{share:.0f} %",
        no_prefix=True,
        explicit_size=False,
        truncate_label=-1,
    )
    chart.x_labels = [line.day if n in {0, len(lines) - 1} else "" for n, line in enumerate(reversed(lines))]
    chart.add(gettext("Scores over time"), [100 * line.score / line.max_score for line in reversed(lines)])
    return str(chart.render(is_unicode=True))


def _draw_line(attempt: AttemptSummary, namer: Namer) -> AttemptLine:
    submitted_at = attempt.submitted_at or attempt.started_at
    return AttemptLine(
        id=attempt.id,
        title=namer.name(attempt),
        day=format_date(to_user_timezone(submitted_at), "short"),
        score=attempt.score or 0,
        max_score=attempt.max_score,
        passed=attempt.passed,
    )
