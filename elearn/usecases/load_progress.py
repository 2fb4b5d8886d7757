"""A learner looks at their progress: tests, scores over time, topics, mistakes. Never reads all attempts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.progress import AttemptSummary, TestState
from elearn.domain.reference import ReferenceBooks
from elearn.storage.attempts import list_scored_attempts
from elearn.storage.learners import find_rehearsal
from elearn.storage.outcome_changes import OutcomeChange, list_news
from elearn.usecases.list_mistakes import list_mistakes
from elearn.usecases.list_practice_tests import TestEntry, list_practice_tests
from elearn.usecases.load_syllabus import BankSyllabus, load_syllabus

RECENT_SCORES = 30  # lines of history and points of the chart


@dataclass(frozen=True, kw_only=True)
class ProgressReport:
    """Everything that the progress page says."""

    tests: tuple[TestEntry, ...]
    scored: tuple[AttemptSummary, ...]  # tests and exams handed in, newest first
    syllabus: tuple[BankSyllabus, ...]
    mistake_count: int
    rehearsed_at: datetime | None = None
    news: tuple[OutcomeChange, ...] = ()  # results that changed

    @property
    def has_begun(self) -> bool:
        """Whether there is anything to show: a score, an answered topic, or a mistake to repeat."""
        entries = (entry for bank in self.syllabus for entry in bank.entries)
        is_answered = any(entry.mastery.evidence.answered for entry in entries)
        return bool(self.scored or self.mistake_count or is_answered)

    @property
    def done_count(self) -> int:
        """Practice tests handed in at least once."""
        return sum(entry.tally.attempts > 0 for entry in self.tests)

    @property
    def passed_count(self) -> int:
        """Practice tests passed at least once."""
        return sum(entry.tally.state is TestState.PASSED for entry in self.tests)


def load_progress(session: Session, *, learner_id: LearnerId | None, books: ReferenceBooks) -> ProgressReport:
    """Load a learner's progress from tallies and the newest scores; None: a visitor who did nothing yet."""
    return ProgressReport(
        tests=tuple(list_practice_tests(session, learner_id=learner_id, books=books)),
        scored=tuple(_newest_scores(session, learner_id)),
        syllabus=tuple(load_syllabus(session, learner_id=learner_id)),
        mistake_count=len(list_mistakes(session, learner_id=learner_id)) if learner_id else 0,
        rehearsed_at=find_rehearsal(session, learner_id) if learner_id else None,
        news=tuple(list_news(session, learner_id=learner_id)) if learner_id else (),
    )


def _newest_scores(session: Session, learner_id: LearnerId | None) -> list[AttemptSummary]:
    return list_scored_attempts(session, learner_id=learner_id, limit=RECENT_SCORES) if learner_id else []
