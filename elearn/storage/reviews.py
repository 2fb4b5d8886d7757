"""Review cards: loaded and saved by a fixed number of statements, however many items an attempt has."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, LearnerId
from elearn.domain.items import ItemId
from elearn.domain.scheduling import ReviewCard
from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import AttemptItemRow, ReviewCardRow

_card = ReviewCardRow.__table__
_item = AttemptItemRow.__table__

_NEW = ("stability", "difficulty", "reviewed_at", "due_at")
_LIST = (
    select(_card.c.item_id, *(_card.c[name] for name in _NEW))
    .where(_card.c.learner_id == bindparam("b_learner_id", type_=_card.c.learner_id.type))
    .order_by(_card.c.due_at, _card.c.item_id)
)
_OF_ATTEMPT = _LIST.where(
    _card.c.item_id.in_(select(_item.c.item_id).where(_item.c.attempt_id == bindparam("b_attempt_id")))
)


def list_review_cards(session: Session, *, learner_id: LearnerId) -> list[ReviewCard]:
    """List every item that the learner has ever missed, what is due longest first."""
    return _read(session.execute(_LIST, {"b_learner_id": learner_id}))


def load_review_cards(session: Session, attempt: Attempt) -> dict[ItemId, ReviewCard]:
    """Return the cards of the items of an attempt, those that have one.

    Call it after the items' results were recorded: the rows that this locks let two hand-ins with the same
    items come one after the other.
    """
    values = {"b_learner_id": attempt.learner_id, "b_attempt_id": attempt.id}
    return {card.item_id: card for card in _read(session.execute(_OF_ATTEMPT, values))}


def save_review_cards(session: Session, cards: Sequence[ReviewCard], *, learner_id: LearnerId) -> None:
    """Store new and changed cards, in one statement."""
    if not cards:
        return
    # In one order everywhere: two transactions that lock the same rows cannot block each other for good.
    rows = [
        {"learner_id": learner_id, "item_id": card.item_id, **{name: getattr(card, name) for name in _NEW}}
        for card in sorted(cards, key=lambda card: card.item_id)
    ]
    session.execute(_upsert(dialect_of(session)), rows)


def _read(rows: Iterable[Row[Any]]) -> list[ReviewCard]:
    return [ReviewCard(**row._mapping) for row in rows]


@cache
def _upsert(dialect: str) -> Executable:
    new = insert_for(dialect, _card)
    return new.on_conflict_do_update(
        index_elements=["learner_id", "item_id"], set_={name: new.excluded[name] for name in _NEW}
    )
