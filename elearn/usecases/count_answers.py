"""The answers of an attempt that was handed in enter what is counted of its learner, and of its items."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.items import ItemId
from elearn.domain.progress import item_results
from elearn.domain.scheduling import rate_answers
from elearn.domain.scoring import AttemptOutcome
from elearn.storage.progress import record_item_results
from elearn.storage.reviews import load_review_cards, save_review_cards
from elearn.usecases.load_sitting import Sitting
from elearn.usecases.tally_items import tally_items


def count_answers(
    session: Session,
    sitting: Sitting,
    outcome: AttemptOutcome,
    *,
    answered_before: Collection[ItemId],
    closed_at: datetime,
) -> None:
    """Enter the answers, once per attempt and in the order of handing in."""
    attempt = sitting.attempt
    results = item_results(attempt.paper, sitting.items, sitting.responses, outcome, answered_before)
    first = record_item_results(session, learner_id=attempt.learner_id, results=results, now=closed_at)
    cards = rate_answers(load_review_cards(session, attempt), results, closed_at)
    save_review_cards(session, cards, learner_id=attempt.learner_id)
    recorded = [result.item_id for result in results]  # last: what tallies lock is everybody's
    tally_items(session, sitting, recorded=recorded, first=first, closed_at=closed_at)
