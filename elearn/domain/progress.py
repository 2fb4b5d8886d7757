"""Progress of a learner: tallies, so that a page costs the same after ten attempts or ten thousand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from elearn.domain.attempts import AttemptId, AttemptKind, Mode, Paper, Response
from elearn.domain.items import Item, ItemId, TopicId
from elearn.domain.scoring import AttemptOutcome

RIGHT_IN_A_ROW_TO_CLEAR = 2  # a mistake leaves the drill when it was right this often in a row


class TestState(StrEnum):
    """Where a learner stands with a practice test."""

    NEW = "new"
    BEGUN = "begun"
    DONE = "done"
    PASSED = "passed"


@dataclass(frozen=True, kw_only=True)
class TestTally:
    """All submitted attempts at one practice test."""

    test_id: str
    attempts: int
    best_score: int
    max_score: int
    has_passed: bool
    open_attempt_id: AttemptId | None = None

    @property
    def state(self) -> TestState:
        """New, begun, done or passed."""
        if self.has_passed:
            return TestState.PASSED
        if self.attempts:
            return TestState.DONE
        return TestState.BEGUN if self.open_attempt_id else TestState.NEW


@dataclass(frozen=True, kw_only=True)
class AttemptSummary:
    """One line of a learner's history."""

    id: AttemptId
    kind: AttemptKind
    mode: Mode
    test_id: str | None
    profile_id: str | None
    topic_id: str | None
    started_at: datetime
    submitted_at: datetime | None
    score: int | None
    max_score: int
    passed: bool | None
    is_on_paper: bool = False


@dataclass(frozen=True, kw_only=True)
class ItemResult:
    """What an attempt says about one item: enters the learner's item record.

    `is_aided`: the translation was seen first; `is_repeated`: another open attempt has an earlier answer.
    """

    item_id: ItemId
    topic_id: TopicId
    is_correct: bool
    is_aided: bool = False
    is_repeated: bool = False

    @property
    def is_evidence(self) -> bool:
        """Whether it says something about mastery, if no attempt handed in before has an answer."""
        return not (self.is_aided or self.is_repeated)


def item_results(
    paper: Paper,
    items: Mapping[ItemId, Item],
    responses: Mapping[int, Response],
    outcome: AttemptOutcome,
    answered_before: Collection[ItemId] = (),
) -> Sequence[ItemResult]:
    """List what was answered and marked by the machine; omitted, rubric and void items say nothing."""
    return [
        ItemResult(
            item_id=place.item_id,
            topic_id=items[place.item_id].topic_id,
            is_correct=score.score == score.max_score,
            is_aided=responses[place.position].is_aided,
            is_repeated=place.item_id in answered_before,
        )
        for place, score in zip(paper.items, outcome.item_scores, strict=True)
        if not (score.is_omitted or score.is_void)
        and not items[place.item_id].interaction.is_marked_by_rubric
    ]
