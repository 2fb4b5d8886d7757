"""The progress of one person on one sheet of A4."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import format_date, to_user_timezone

from elearn.domain.attempts import AttemptKind
from elearn.domain.groups import Group, Participant
from elearn.domain.item_bank import Topic
from elearn.domain.languages import Language
from elearn.domain.mastery import Verdict
from elearn.domain.progress import AttemptSummary, TestState
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.list_practice_tests import TestEntry
from elearn.usecases.load_person_progress import PersonProgress
from elearn.usecases.load_progress import ProgressReport
from elearn.usecases.load_syllabus import BankSyllabus, TopicGroup
from elearn.web.wording import Wording, word_title

MOST_TOPICS, MOST_EXAMS = 6, 4


@dataclass(frozen=True, kw_only=True)
class TestLine:
    """A practice test that was handed in, with the best marks; of an exam: its day."""

    title: Wording
    score: int
    max_score: int
    passed: bool | None
    day: str | None = None


@dataclass(frozen=True, kw_only=True)
class BankLines:
    """One part of the exam: the tests that were done, and how much is known of its topics."""

    title: Wording
    tests: tuple[TestLine, ...]
    topic_count: int
    strong_count: int
    weak_count: int

    @property
    def unknown_count(self) -> int:
        """Topics of which nothing can be said yet."""
        return self.topic_count - self.strong_count - self.weak_count


@dataclass(frozen=True, kw_only=True)
class PersonProgressPage:
    """Everything on the sheet; `next_test` None: every test was passed."""

    group: Group
    participant: Participant
    day: str
    has_begun: bool
    done_count: int
    passed_count: int
    test_count: int
    banks: tuple[BankLines, ...]
    exams: tuple[TestLine, ...]
    weak_topics: tuple[Wording, ...]
    mistake_count: int
    next_test: Wording | None

    @property
    def strong_count(self) -> int:
        """Topics that are strong by evidence."""
        return sum(bank.strong_count for bank in self.banks)

    @property
    def topic_count(self) -> int:
        """All topics."""
        return sum(bank.topic_count for bank in self.banks)


def draw_person_progress(
    found: PersonProgress, books: ReferenceBooks, language: Language, day: str
) -> PersonProgressPage:
    """Draw the sheet."""
    report = found.report
    return PersonProgressPage(
        group=found.person.group,
        participant=found.person.participant,
        day=day,
        has_begun=report.has_begun,
        done_count=report.done_count,
        passed_count=report.passed_count,
        test_count=len(report.tests),
        banks=tuple(_draw_bank(syllabus, report, language) for syllabus in report.syllabus),
        exams=tuple(_draw_exams(report, books, language))[:MOST_EXAMS],
        weak_topics=tuple(word_title(topic.title, language) for topic in _list_weak(report))[:MOST_TOPICS],
        mistake_count=report.mistake_count,
        next_test=_find_next(report, language),
    )


def _draw_bank(syllabus: BankSyllabus, report: ProgressReport, language: Language) -> BankLines:
    verdicts = [entry.mastery.verdict for entry in syllabus.entries]
    done = [entry for entry in report.tests if entry.bank.id == syllabus.bank.id and entry.tally.attempts]
    return BankLines(
        title=word_title(syllabus.bank.title, language),
        tests=tuple(_draw_test(entry, language) for entry in done),
        topic_count=len(verdicts),
        strong_count=verdicts.count(Verdict.STRONG),
        weak_count=verdicts.count(Verdict.WEAK),
    )


def _draw_test(entry: TestEntry, language: Language) -> TestLine:
    return TestLine(
        title=word_title(entry.test.title, language),
        score=entry.tally.best_score,
        max_score=entry.tally.max_score,
        passed=entry.tally.has_passed,
    )


def _draw_exams(report: ProgressReport, books: ReferenceBooks, language: Language) -> Iterator[TestLine]:
    for attempt in report.scored:
        profile = books.profiles.get(attempt.profile_id or "")
        if attempt.kind is AttemptKind.MOCK_EXAM and profile:
            yield TestLine(
                title=word_title(profile.title, language),
                score=attempt.score or 0,
                max_score=attempt.max_score,
                passed=attempt.passed,
                day=_word_day(attempt),
            )


def _word_day(attempt: AttemptSummary) -> str:
    return str(format_date(to_user_timezone(attempt.submitted_at or attempt.started_at), "short"))


def _list_weak(report: ProgressReport) -> list[Topic]:
    """List weak topics, the weakest first; then groups that are weak while none of their topics is known."""
    entries = [entry for syllabus in report.syllabus for entry in syllabus.entries]
    weak = [entry for entry in entries if entry.mastery.verdict is Verdict.WEAK]
    leaves = [entry.topic for entry in sorted(weak, key=lambda entry: entry.mastery.mean)]
    groups = (group for syllabus in report.syllabus for group in syllabus.groups)
    return [*leaves, *(group.group for group in groups if group.group and _is_weak_together(group))]


def _is_weak_together(group: TopicGroup) -> bool:
    is_unknown = all(entry.mastery.verdict is Verdict.UNKNOWN for entry in group.entries)
    return is_unknown and group.mastery.verdict is Verdict.WEAK


def _find_next(report: ProgressReport, language: Language) -> Wording | None:
    """Name the first test that was not passed: one that was tried before one that is new."""
    left = [entry for entry in report.tests if entry.tally.state is not TestState.PASSED]
    left.sort(key=lambda entry: entry.tally.attempts == 0)
    return word_title(left[0].test.title, language) if left else None
