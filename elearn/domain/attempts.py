"""One attempt model for practice tests, mock exams, drills and mistakes; its paper is frozen at the start."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, NewType
from unicodedata import category
from uuid import UUID

from elearn.domain.items import BankId, Interaction, Item, ItemId

AttemptId = NewType("AttemptId", UUID)
LearnerId = NewType("LearnerId", UUID)

#: An answer chosen at the last second may travel this long before it counts as late.
GRACE = timedelta(seconds=10)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # NUL and lone surrogates: no database can keep them
MAX_RESPONSE_LENGTH = 4_000  # characters; a letter of the highest level needs about 600


class Mode(StrEnum):
    """Practice: right or wrong at once. Exam: clock, no feedback, recordings play once."""

    PRACTICE = "practice"
    EXAM = "exam"


class AttemptKind(StrEnum):
    """What was sat."""

    PRACTICE_TEST = "practice_test"
    MOCK_EXAM = "mock_exam"
    DRILL = "drill"
    MISTAKES = "mistakes"


#: What has a score worth a history; drills are practice.
SCORED_KINDS = (AttemptKind.PRACTICE_TEST, AttemptKind.MOCK_EXAM)


@dataclass(frozen=True, kw_only=True)
class ReleaseRef:
    """A release of a bank."""

    bank_id: BankId
    release: str


@dataclass(frozen=True, kw_only=True)
class PaperItem:
    """One place of a paper: which item of which release, and what it is worth."""

    position: int  # from 1
    release: ReleaseRef
    item_id: ItemId
    part_id: str
    task: str
    max_score: int


@dataclass(frozen=True, kw_only=True)
class CutScore:
    """A threshold frozen into a paper: `cut_score` of `max_score` marks over the tasks it covers."""

    id: str
    part_id: str | None
    tasks: tuple[str, ...]
    cut_score: int
    max_score: int

    def covers(self, item: PaperItem) -> bool:
        """Whether the item's marks count for this threshold."""
        in_part = self.part_id is None or self.part_id == item.part_id
        return in_part and (not self.tasks or item.task in self.tasks)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """The ordered items of one attempt with the thresholds it is judged by; drills have none."""

    items: tuple[PaperItem, ...]
    cut_scores: tuple[CutScore, ...]
    minutes: int | None

    @property
    def releases(self) -> frozenset[ReleaseRef]:
        """Every release that the paper draws from."""
        return frozenset(item.release for item in self.items)


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One sitting of one paper by one learner. Times are UTC."""

    id: AttemptId
    learner_id: LearnerId
    kind: AttemptKind
    mode: Mode
    paper: Paper
    started_at: datetime
    test_id: str | None = None
    profile_id: str | None = None
    topic_id: str | None = None
    deadline_at: datetime | None = None
    submitted_at: datetime | None = None
    is_on_paper: bool = False  # sat on paper, and typed in by staff
    language: str | None = None  # of the interface, when it was begun

    @property
    def is_open(self) -> bool:
        """Whether it was not handed in yet."""
        return self.submitted_at is None

    def is_out_of_time(self, now: datetime) -> bool:
        """Whether the deadline and its grace have passed."""
        return self.deadline_at is not None and now > self.deadline_at + GRACE


@dataclass(frozen=True, kw_only=True)
class Response:
    """What the learner did at one place of the paper; `value` None: omitted."""

    position: int
    value: str | None = None
    is_aided: bool = False
    is_flagged: bool = False
    granted: tuple[str, ...] | None = None  # criteria of the rubric that were granted; None: not marked


class ResponseChange(NamedTuple):
    """A learner wants another answer at one place of the paper; `value` None: none."""

    attempt_id: AttemptId
    learner_id: LearnerId
    position: int
    value: str | None
    answered_at: datetime
    is_final: bool = False  # an answer that stands there already may not be changed


def is_blank(value: str | None) -> bool:
    """Whether there is nothing to see in a response: spaces and invisible marks are no answer."""
    return value is None or all(sign.isspace() or category(sign) == "Cf" for sign in value)


def is_acceptable(item: Item, value: str) -> bool:
    """Whether `value` is a response that the item can take: a choice it offers, or text of fair length."""
    if item.interaction is Interaction.SINGLE_CHOICE:
        return value in {choice.id for choice in item.choices}
    if item.interaction is Interaction.RIGHT_OR_WRONG:
        return value in {"right", "wrong"}
    return len(value) <= MAX_RESPONSE_LENGTH and not _UNSTORABLE.search(value)
