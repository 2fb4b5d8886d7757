"""What the tallies of items hold, and what they hold when they are counted anew."""

from collections import Counter

from sqlalchemy import Engine, select

from elearn.domain.attempts import LearnerId
from elearn.storage.engine import reading, transaction
from elearn.storage.item_tallies import forget_item_tallies
from elearn.storage.tables import AttemptItemRow, ItemTallyRow
from elearn.usecases.recount_items import recount_items

_tally, _place = ItemTallyRow.__table__, AttemptItemRow.__table__
Rows = set[tuple[object, ...]]


def tallied(engine: Engine) -> Rows:
    """Return every tally that counts anything."""
    with reading(engine) as session:
        return {tuple(row) for row in session.execute(select(_tally).where(_tally.c.times > 0))}


def told(engine: Engine) -> Counter[tuple[str, str, str]]:
    """Return how often each answer stands in the tallies, by item, mode and answer."""
    counts: Counter[tuple[str, str, str]] = Counter()
    with reading(engine) as session:
        for row in session.execute(select(_tally).where(_tally.c.times > 0)):
            counts[row.item_id, row.mode, row.answer] += row.times
    return counts


def count_noted(engine: Engine) -> int:
    """Return how many places say that they stand in the tallies."""
    with reading(engine) as session:
        return len(session.execute(select(_place.c.position).where(_place.c.is_tallied)).all())


def recount(engine: Engine, limit: int = 1) -> None:
    """Count all anew, in batches."""
    with transaction(engine) as session:
        forget_item_tallies(session)
    after: LearnerId | None = None
    while True:
        with transaction(engine) as session:
            done = recount_items(session, after=after, limit=limit)
        if not done:
            return
        after = done[-1]
