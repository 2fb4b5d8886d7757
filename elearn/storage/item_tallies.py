"""Tallies of items grow in the transaction of the hand-in, by one statement for all items of the paper.

They are about nobody: no row names a learner or an attempt. Which places stand in them is noted at the
places (`is_tallied`), so that no attempt counts twice, whoever it belongs to.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Executable,
    and_,
    bindparam,
    delete,
    false,
    or_,
    select,
    text,
    union,
    update,
)
from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, AttemptId, LearnerId
from elearn.domain.item_tallies import REST_SCALE, Tally, TallyKey
from elearn.domain.items import ItemId
from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import AttemptItemRow, AttemptRow, ItemTallyRow, LearnerItemRow
from elearn.storage.tables.item_tallies import SECONDS_COLUMNS

_LOCK = 0x6974656D73  # any number that only these tallies use: "items"

_attempt = AttemptRow.__table__
_place = AttemptItemRow.__table__
_known = LearnerItemRow.__table__
_tally = ItemTallyRow.__table__
_COUNTS = ("times", "rested", "rest_sum", "rest_squares", *SECONDS_COLUMNS)

_LOAD = select(_place.c.position, _place.c.answered_at, _place.c.value, _place.c.is_tallied).where(
    _place.c.attempt_id == bindparam("b_attempt_id"), or_(_place.c.value.is_not(None), _place.c.is_tallied)
)
_NOTE = (
    update(_place)
    .where(_place.c.attempt_id == bindparam("b_attempt_id"), _place.c.position == bindparam("b_position"))
    .values(is_tallied=bindparam("b_is_tallied"))
)
_wanted: BindParameter[list[str]] = bindparam("b_item_ids", expanding=True)
_is_earlier = or_(
    _attempt.c.submitted_at < bindparam("b_closed_at"),
    (_attempt.c.submitted_at == bindparam("b_closed_at")) & (_attempt.c.id < bindparam("b_attempt_id")),
)
_KNOWN = union(
    select(_known.c.item_id).where(
        _known.c.learner_id == bindparam("b_learner_id"), _known.c.item_id.in_(_wanted)
    ),
    select(_place.c.item_id)
    .join(_attempt, _attempt.c.id == _place.c.attempt_id)
    .where(
        _attempt.c.learner_id == bindparam("b_learner_id"),
        _is_earlier,
        _place.c.is_tallied,
        _place.c.item_id.in_(_wanted),
    ),
)


@dataclass(frozen=True, kw_only=True)
class PlaceMarks:
    """When the places of a paper were answered, and which of them stand in the tallies."""

    answered_at: Mapping[int, datetime]
    tallied: frozenset[int]


def load_place_marks(session: Session, attempt_id: AttemptId) -> PlaceMarks:
    """Return when each place was answered and which of them are tallied."""
    rows = session.execute(_LOAD, {"b_attempt_id": attempt_id}).all()
    return PlaceMarks(
        answered_at={row.position: row.answered_at for row in rows if row.value is not None},
        tallied=frozenset(row.position for row in rows if row.is_tallied),
    )


def list_met_before(
    session: Session, attempt: Attempt, item_ids: Collection[ItemId], *, closed_at: datetime
) -> set[ItemId]:
    """Return which of these items the learner has answered before, or was tallied with before."""
    if not item_ids:
        return set()
    values = {
        "b_learner_id": attempt.learner_id,
        "b_attempt_id": attempt.id,
        "b_closed_at": closed_at,
        "b_item_ids": sorted(item_ids),
    }
    return {ItemId(item_id) for item_id in session.scalars(_KNOWN, values)}


def note_tallied(session: Session, attempt_id: AttemptId, is_tallied: Mapping[int, bool]) -> None:
    """Note by position which places stand in the tallies now."""
    rows = [
        {"b_attempt_id": attempt_id, "b_position": position, "b_is_tallied": is_so}
        for position, is_so in sorted(is_tallied.items())
    ]
    if rows:
        session.execute(_NOTE, rows)


def add_to_tallies(session: Session, entries: Iterable[tuple[TallyKey, Tally]]) -> None:
    """Count these answers, each of another key; hold the learners before, who come first everywhere."""
    rows = [_values(key, tally) for key, tally in sorted(entries, key=lambda entry: entry[0])]
    if rows:
        _hold(session)
        session.execute(_adding(dialect_of(session)), rows)


def take_from_tallies(session: Session, entries: Iterable[tuple[TallyKey, Tally]]) -> None:
    """Take away what was counted; what would leave less than nothing stays until it is counted anew."""
    rows = [
        {f"b_{name}": value for name, value in _values(key, tally).items()}
        for key, tally in sorted(entries, key=lambda entry: entry[0])
    ]
    if rows:
        _hold(session)
        session.execute(_taking(), rows)


def forget_item_tallies(session: Session) -> None:
    """Delete every tally; no place stands in one now."""
    _hold(session)
    session.execute(delete(_tally))
    session.execute(update(_place).where(_place.c.is_tallied).values(is_tallied=false()))


def list_unfit_items(session: Session, *, learner_id: LearnerId) -> set[ItemId]:
    """Return the items whose first answer by the learner is known and is no evidence."""
    where = (_known.c.learner_id == learner_id) & (_known.c.evidence_answers == 0)
    return {ItemId(item_id) for item_id in session.scalars(select(_known.c.item_id).where(where))}


def list_learners_who_handed_in(session: Session, *, after: LearnerId | None, limit: int) -> list[LearnerId]:
    """List learners with attempts that were handed in, in the order of ids."""
    query = select(_attempt.c.learner_id).where(_attempt.c.submitted_at.is_not(None))
    if after is not None:
        query = query.where(_attempt.c.learner_id > after)
    found = session.scalars(query.distinct().order_by(_attempt.c.learner_id).limit(limit))
    return [LearnerId(learner_id) for learner_id in found]


def _hold(session: Session) -> None:
    """Let one transaction at a time change tallies: those of several attempts would lock each other out."""
    if dialect_of(session) == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _values(key: TallyKey, tally: Tally) -> dict[str, Any]:
    return {
        **key._asdict(),
        "is_correct": tally.is_correct,
        "times": tally.times,
        "rested": tally.rested,
        "rest_sum": tally.rest_sum,
        "rest_squares": tally.rest_squares,
        **dict(zip(SECONDS_COLUMNS, tally.seconds, strict=True)),
    }


@cache
def _adding(dialect: str) -> Executable:
    new = insert_for(dialect, _tally)
    grown = {name: _tally.c[name] + new.excluded[name] for name in _COUNTS}
    return new.on_conflict_do_update(index_elements=TallyKey._fields, set_=grown)


@cache
def _taking() -> Executable:
    left = {name: _tally.c[name] - bindparam(f"b_{name}", type_=_tally.c[name].type) for name in _COUNTS}
    is_whole = and_(
        *(count >= 0 for count in left.values()),
        left["rested"] <= left["times"],
        left["rest_sum"] <= left["rested"] * REST_SCALE,
        left["rest_squares"] <= left["rested"] * REST_SCALE**2,
        sum(left[name] for name in SECONDS_COLUMNS) <= left["times"],
    )
    is_it = and_(*(_tally.c[name] == bindparam(f"b_{name}") for name in TallyKey._fields))
    return update(_tally).where(is_it, is_whole).values(left)
