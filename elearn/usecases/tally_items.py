"""What an attempt tells about its items enters their tallies: once, and for first unaided answers only."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId
from elearn.domain.item_tallies import Observation, observe_items
from elearn.domain.items import ItemId
from elearn.storage.item_tallies import (
    PlaceMarks,
    add_to_tallies,
    list_met_before,
    load_place_marks,
    note_tallied,
    take_from_tallies,
)
from elearn.usecases.load_sitting import Sitting


def tally_items(
    session: Session,
    sitting: Sitting,
    *,
    recorded: Collection[ItemId],
    first: Collection[ItemId],
    closed_at: datetime,
) -> None:
    """Count an attempt that was handed in, or bring what was counted of it to how it is now.

    Args:
        session: of the open transaction, which holds the learner.
        sitting: the attempt.
        recorded: items of which the attempt says something about the learner.
        first: those of them whose first answer is in this attempt and is evidence.
        closed_at: when it was handed in.

    """
    marks = load_place_marks(session, sitting.attempt.id)
    observed = observe_sitting(sitting, marks)
    # Left out, or void for the learner: an item that was withdrawn has its statistics all the same.
    unrecorded = observed.keys() - set(recorded)
    new = unrecorded - list_met_before(session, sitting.attempt, unrecorded, closed_at=closed_at)
    settle_tallies(session, sitting.attempt.id, marks, observed, {*first, *new})


def observe_sitting(sitting: Sitting, marks: PlaceMarks) -> dict[ItemId, Observation]:
    """List what the attempt tells about its items."""
    return observe_items(sitting.attempt, sitting.items, sitting.responses, marks.answered_at)


def settle_tallies(
    session: Session,
    attempt_id: AttemptId,
    marks: PlaceMarks,
    observed: Mapping[ItemId, Observation],
    counting: Collection[ItemId],
) -> None:
    """Let exactly these items of the attempt stand in the tallies."""
    wanted = {each.position for item_id, each in observed.items() if item_id in counting}
    by_position = {each.position: (each.key, each.tally) for each in observed.values()}
    gone, new = marks.tallied - wanted, wanted - marks.tallied
    take_from_tallies(session, [by_position[position] for position in gone if position in by_position])
    add_to_tallies(session, [by_position[position] for position in new])
    note_tallied(session, attempt_id, {**dict.fromkeys(gone, False), **dict.fromkeys(new, True)})
