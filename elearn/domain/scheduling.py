"""Reviews of what was missed: when each item comes back, by FSRS, in whole days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import cast

from fsrs import Card, Rating, Scheduler, State

from elearn.domain.items import ItemId
from elearn.domain.progress import ItemResult

RETENTION = 0.9  # how likely an item is still known on the day it comes back

# No steps of minutes: a learner comes once a day. No chance in the intervals: same answers, same plan.
_SCHEDULER = Scheduler(
    desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)


@dataclass(frozen=True, kw_only=True)
class ReviewCard:
    """What FSRS knows of one learner's memory of one item that was missed. Times are UTC."""

    item_id: ItemId
    stability: float  # days until the chance of knowing it has fallen to RETENTION
    difficulty: float  # 1 .. 10
    reviewed_at: datetime
    due_at: datetime

    def due_on(self, zone: tzinfo, last_day: date | None = None) -> date:
        """Return the learner's day to repeat it on; never later than `last_day`, the eve of the exam."""
        day = self.due_at.astimezone(zone).date()
        return day if last_day is None else min(day, last_day)


def rate_answer(card: ReviewCard | None, result: ItemResult, now: datetime) -> ReviewCard | None:
    """Return the card after an answer; None where the item was never missed and needs none.

    Wrong is "again" and right is "good". Right with the translation open is "hard": the exam has none.
    """
    if card is None and result.is_correct:
        return None
    rated, _ = _SCHEDULER.review_card(_to_fsrs(card, now), _rate(result), now.astimezone(UTC))
    return ReviewCard(
        item_id=result.item_id,
        stability=cast("float", rated.stability),  # a card that was rated has both
        difficulty=cast("float", rated.difficulty),
        reviewed_at=now,
        due_at=rated.due,
    )


def rate_answers(
    cards: Mapping[ItemId, ReviewCard], results: Iterable[ItemResult], now: datetime
) -> list[ReviewCard]:
    """Return the cards that are new or changed after the answers of one attempt."""
    rated = (rate_answer(cards.get(result.item_id), result, now) for result in results)
    return [card for card in rated if card is not None]


def _rate(result: ItemResult) -> Rating:
    if not result.is_correct:
        return Rating.Again
    return Rating.Hard if result.is_aided else Rating.Good


def _to_fsrs(card: ReviewCard | None, now: datetime) -> Card:
    if card is None:
        return Card(card_id=0, due=now)  # an id of FSRS's own would be taken from the clock
    return Card(
        card_id=0,
        state=State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due_at,
        last_review=card.reviewed_at,
    )
