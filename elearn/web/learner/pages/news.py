"""Results that changed since the learner saw them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from elearn.storage.outcome_changes import OutcomeChange
from elearn.web.learner.titles import Namer
from elearn.web.wording import Wording


@dataclass(frozen=True, kw_only=True)
class NewsLine:
    """A result: marks before and now; `is_now_passed`: and was not before."""

    attempt_id: UUID
    title: Wording
    old_score: int
    new_score: int
    max_score: int
    is_now_passed: bool


def draw_news(changes: Iterable[OutcomeChange], namer: Namer) -> tuple[NewsLine, ...]:
    """Draw every change."""
    return tuple(
        NewsLine(
            attempt_id=change.attempt_id,
            title=namer.name(change),
            old_score=change.score,
            new_score=change.new_score,
            max_score=change.max_score,
            is_now_passed=change.new_passed is True and change.passed is not True,
        )
        for change in changes
    )
