"""The practice tests and their covers, and the mock exams."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from elearn.domain.languages import Language
from elearn.domain.progress import TestState
from elearn.usecases.list_mock_exams import MockExamEntry
from elearn.usecases.list_practice_tests import TestEntry
from elearn.web.wording import Wording, word_title

# Compressed size of a paper's page, as measured: the frame and the share of each task.
_PAGE_BYTES, _TASK_BYTES = 1_500, 260


@dataclass(frozen=True, kw_only=True)
class ThresholdLine:
    """Marks to reach."""

    title: Wording
    needed: int
    possible: int


@dataclass(frozen=True, kw_only=True)
class TestPage:
    """A practice test, in the list and on its cover."""

    __test__ = False  # no test of pytest's

    test_id: str
    title: Wording
    exam: Wording  # that it prepares for
    state: TestState
    best_score: int | None
    max_score: int
    item_count: int
    minutes: int
    page_kilobytes: int
    sound_kilobytes: int
    picture_kilobytes: int
    thresholds: tuple[ThresholdLine, ...]
    is_practice_open: bool

    @property
    def id(self) -> str:
        """The test's id, as lists call it."""
        return self.test_id


@dataclass(frozen=True, kw_only=True)
class BankTests:
    """The tests of one bank."""

    title: Wording
    tests: tuple[TestPage, ...]


@dataclass(frozen=True, kw_only=True)
class TestsPage:
    """All tests, by bank."""

    __test__ = False

    banks: tuple[BankTests, ...]


@dataclass(frozen=True, kw_only=True)
class MockExam:
    """A mock exam; `is_available`: the banks can fill it."""

    id: str
    title: Wording
    item_count: int
    minutes: int
    is_available: bool
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class ExamsPage:
    """All mock exams, the learner's own first."""

    exams: tuple[MockExam, ...]


def draw_tests(entries: Sequence[TestEntry], language: Language) -> TestsPage:
    """Draw the list of tests."""
    groups = groupby(entries, key=lambda entry: entry.bank.id)
    return TestsPage(banks=tuple(_draw_bank(list(group), language) for _, group in groups))


def draw_test(entry: TestEntry, language: Language) -> TestPage:
    """Draw one test."""
    tally, paper = entry.tally, entry.paper
    return TestPage(
        test_id=entry.test.id,
        title=word_title(entry.test.title, language),
        exam=word_title(entry.profile.title, language),
        state=tally.state,
        best_score=tally.best_score if tally.attempts else None,
        max_score=tally.max_score,
        item_count=len(paper.items),
        minutes=paper.minutes or 0,
        page_kilobytes=_kilobytes(_PAGE_BYTES + _TASK_BYTES * len(paper.items)),
        sound_kilobytes=_kilobytes(entry.recording_bytes),
        picture_kilobytes=_kilobytes(entry.picture_bytes),
        thresholds=_draw_thresholds(entry, language),
        is_practice_open=tally.state is TestState.BEGUN,
    )


def draw_exams(entries: Iterable[MockExamEntry], chosen: str | None, language: Language) -> ExamsPage:
    """Draw the mock exams."""
    exams = [
        MockExam(
            id=entry.profile.id,
            title=word_title(entry.profile.title, language),
            item_count=entry.profile.item_count,
            minutes=entry.profile.minutes,
            is_available=entry.is_available,
            is_chosen=entry.profile.id == chosen,
        )
        for entry in entries
    ]
    return ExamsPage(exams=tuple(sorted(exams, key=lambda exam: not exam.is_chosen)))


def _draw_bank(entries: Sequence[TestEntry], language: Language) -> BankTests:
    return BankTests(
        title=word_title(entries[0].bank.title, language),
        tests=tuple(draw_test(entry, language) for entry in entries),
    )


def _draw_thresholds(entry: TestEntry, language: Language) -> tuple[ThresholdLine, ...]:
    titles = {threshold.id: threshold.title for threshold in entry.profile.thresholds}
    return tuple(
        ThresholdLine(
            title=word_title(titles[cut.id], language), needed=cut.cut_score, possible=cut.max_score
        )
        for cut in entry.paper.cut_scores
    )


def _kilobytes(count: int) -> int:
    return ceil(count / 1024)
