"""The outcome of an attempt, and the review of every task."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from elearn.domain.attempts import AttemptKind, Mode
from elearn.domain.items import Interaction
from elearn.domain.languages import Language
from elearn.domain.mastery import Verdict
from elearn.domain.reference import ReferenceBooks
from elearn.domain.scoring import ThresholdOutcome
from elearn.usecases.load_outcome import NextStep, OutcomeReport, TopicResult
from elearn.usecases.load_sitting import Place
from elearn.web.learner.pages.advice import FrequentMistake, draw_frequent_mistakes
from elearn.web.learner.pages.news import NewsLine, draw_news
from elearn.web.learner.pages.paper import TaskGroup, group_tasks, name_sitting
from elearn.web.learner.pages.reader import Reader
from elearn.web.learner.pages.task import TaskPage, draw_task, word_response
from elearn.web.learner.titles import make_namer
from elearn.web.wording import Wording, word_title

_BAR_WIDTH = 298  # of the picture in _macros/outcome.html, in its own units


@dataclass(frozen=True, kw_only=True)
class ThresholdBar:
    """What was needed and reached; `decides`: the only line that was missed."""

    title: Wording
    needed: int
    reached: int
    possible: int
    is_met: bool | None
    decides: bool

    @property
    def missing(self) -> int:
        """Marks short of the line."""
        return max(0, self.needed - self.reached)

    @property
    def reached_width(self) -> int:
        """Length of the bar."""
        return round(_BAR_WIDTH * self.reached / self.possible) if self.possible else 0

    @property
    def needed_x(self) -> int:
        """Where the line stands."""
        return 1 + round(_BAR_WIDTH * self.needed / self.possible) if self.possible else 1


@dataclass(frozen=True, kw_only=True)
class TopicScore:
    """A topic in this attempt, or a group of topics, which has no page of its own."""

    id: str
    is_group: bool
    title: Wording
    correct: int
    count: int
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class OutcomePage:
    """Everything that the outcome says; `is_part`: a practice test of one part of the exam."""

    attempt_id: UUID
    test_id: str | None
    title: Wording
    mode: Mode
    is_on_paper: bool
    is_part: bool
    passed: bool | None
    score: int
    max_score: int
    pending: int
    first_pending: int | None
    omitted_count: int
    late_count: int
    changes: tuple[NewsLine, ...]
    thresholds: tuple[ThresholdBar, ...]
    frequent_mistakes: tuple[FrequentMistake, ...]
    topics: tuple[TopicScore, ...]
    next_step: NextStep
    weakest: TopicScore | None
    mistake_count: int


@dataclass(frozen=True, kw_only=True)
class ReviewPage:
    """Every task with own answer, key and explanation; `late`: what came after the end, by position."""

    attempt_id: UUID
    title: Wording
    is_on_paper: bool
    groups: tuple[TaskGroup, ...]
    late: Mapping[int, str]

    @property
    def has_speaking(self) -> bool:
        """Whether recordings on this device may be listened to."""
        tasks = (task for group in self.groups for task in group.tasks)
        return any(task.interaction == Interaction.SPEAKING for task in tasks)


def draw_outcome(report: OutcomeReport, books: ReferenceBooks, language: Language) -> OutcomePage:
    """Draw the outcome."""
    outcome, attempt = report.outcome, report.sitting.attempt
    return OutcomePage(
        attempt_id=attempt.id,
        test_id=attempt.test_id,
        title=name_sitting(report.sitting, books, language),
        mode=attempt.mode,
        is_on_paper=attempt.is_on_paper,
        is_part=attempt.kind is AttemptKind.PRACTICE_TEST,
        passed=outcome.passed,
        score=outcome.score,
        max_score=outcome.max_score,
        pending=outcome.pending,
        first_pending=next((score.position for score in outcome.item_scores if score.score is None), None),
        omitted_count=sum(score.is_omitted for score in outcome.item_scores),
        late_count=len(report.late_values),
        changes=draw_news(report.changes, make_namer((), books, language)),
        thresholds=_draw_thresholds(report, books, language),
        frequent_mistakes=draw_frequent_mistakes(report.frequent_mistakes, language),
        topics=tuple(_draw_topic(result, language) for result in report.topics),
        next_step=report.next_step,
        weakest=_draw_topic(report.weak_topics[0], language) if report.weak_topics else None,
        mistake_count=report.mistake_count,
    )


def draw_review(report: OutcomeReport, books: ReferenceBooks, language: Language) -> ReviewPage:
    """Draw every task, told and locked."""
    reader = Reader(language=language, books=books)
    scores = {score.position: score.score for score in report.outcome.item_scores}

    def draw(place: Place) -> TaskPage:
        score = scores[place.paper_item.position]
        return draw_task(place, reader, is_told=True, is_locked=True, score=score)

    return ReviewPage(
        attempt_id=report.sitting.attempt.id,
        title=name_sitting(report.sitting, books, language),
        is_on_paper=report.sitting.attempt.is_on_paper,
        groups=group_tasks(report.sitting, reader, draw),
        late={
            place.paper_item.position: word_response(place.item, late)
            for place in report.sitting.places
            if (late := report.late_values.get(place.paper_item.position))
        },
    )


def _draw_thresholds(
    report: OutcomeReport, books: ReferenceBooks, language: Language
) -> tuple[ThresholdBar, ...]:
    profile = books.profiles.get(report.sitting.attempt.profile_id or "")
    titles = {threshold.id: threshold.title for threshold in profile.thresholds} if profile else {}
    missed = [outcome for outcome in report.outcome.thresholds if outcome.is_met is False]
    only_missed = missed[0] if len(missed) == 1 and len(report.outcome.thresholds) > 1 else None
    return tuple(
        _draw_bar(
            outcome,
            word_title(titles.get(outcome.cut_score.id, {"ru": outcome.cut_score.id}), language),
            only_missed,
        )
        for outcome in report.outcome.thresholds
    )


def _draw_bar(
    outcome: ThresholdOutcome, title: Wording, only_missed: ThresholdOutcome | None
) -> ThresholdBar:
    return ThresholdBar(
        title=title,
        needed=outcome.cut_score.cut_score,
        reached=outcome.score,
        possible=outcome.cut_score.max_score,
        is_met=outcome.is_met,
        decides=outcome is only_missed,
    )


def _draw_topic(result: TopicResult, language: Language) -> TopicScore:
    return TopicScore(
        id=result.topic.id,
        is_group=bool(result.topic.topics),
        title=word_title(result.topic.title, language),
        correct=result.correct,
        count=result.answered,
        verdict=result.mastery.verdict,
    )
