"""Tallies of items are counted anew from the attempts that are stored."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.item_tallies import list_answered
from elearn.domain.items import ItemId
from elearn.storage.attempts import list_handed_in
from elearn.storage.item_tallies import (
    list_learners_who_handed_in,
    list_unfit_items,
    load_place_marks,
)
from elearn.storage.learners import lock_learner
from elearn.usecases.load_sitting import load_sitting
from elearn.usecases.tally_items import observe_sitting, settle_tallies


def recount_items(session: Session, *, after: LearnerId | None, limit: int) -> list[LearnerId]:
    """Count the attempts of the next learners; return who they were, nobody: all are counted.

    Forget the tallies before the first call (`forget_item_tallies`). Each call may be a transaction of its
    own: what is handed in meanwhile is counted once, by whoever comes first.
    """
    learner_ids = list_learners_who_handed_in(session, after=after, limit=limit)
    for learner_id in learner_ids:
        lock_learner(session, learner_id)
    for learner_id in learner_ids:
        _recount(session, learner_id)
    return learner_ids


def _recount(session: Session, learner_id: LearnerId) -> None:
    unfit = list_unfit_items(session, learner_id=learner_id)
    answered: set[ItemId] = set()  # in the attempts before
    omitted: set[ItemId] = set()
    for attempt_id in list_handed_in(session, learner_id=learner_id):
        sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
        marks = load_place_marks(session, attempt_id)
        observed = observe_sitting(sitting, marks)
        left_out = {item_id for item_id, each in observed.items() if each.is_omitted}
        here = list_answered(sitting.attempt, sitting.items, sitting.responses)
        new = left_out - answered - omitted
        settle_tallies(session, attempt_id, marks, observed, (here - answered - unfit) | new)
        answered |= here
        omitted |= new
