"""A learner's missed items that are to be repeated, each with its day."""

from datetime import date, timedelta, tzinfo

from sqlalchemy.orm import Session

from elearn.domain.accounts import Learner
from elearn.domain.items import ItemId
from elearn.storage.reviews import list_review_cards
from elearn.usecases.load_banks_in_use import load_banks_in_use


def list_due_reviews(session: Session, *, learner: Learner, zone: tzinfo) -> list[tuple[date, ItemId]]:
    """List (day, item) in the order to repeat them; none is later than the eve of the learner's exam.

    What is due longest comes first, and of one day what is known least. Items that have left the banks stay
    in the learner's record, but cannot be asked any more.
    """
    banks = load_banks_in_use(session).values()
    eve = learner.exam_on - timedelta(days=1) if learner.exam_on else None
    due = [
        (card.due_on(zone, eve), card.stability, card.item_id)
        for card in list_review_cards(session, learner_id=learner.id)
        if any(card.item_id in bank.item_by_id for bank in banks)
    ]
    return [(day, item_id) for day, _, item_id in sorted(due)]
