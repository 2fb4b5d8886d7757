"""What the tallies of items come to: read in two statements for a whole release, in one for an item."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Row, bindparam, case, cast, func, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.item_analysis import Sums
from elearn.domain.item_tallies import OMITTED, REST_SCALE, Tally
from elearn.domain.items import BankId, ItemId
from elearn.storage.tables import BankReleaseRow, ItemTallyRow
from elearn.storage.tables.item_tallies import SECONDS_COLUMNS

_tally = ItemTallyRow.__table__
_release = BankReleaseRow.__table__


def _sum(column: ColumnElement[int]) -> ColumnElement[int]:
    return cast(func.sum(column), BigInteger)  # PostgreSQL adds up BIGINT as NUMERIC


def _if_right(column: ColumnElement[int]) -> ColumnElement[int]:
    return _sum(case((_tally.c.is_correct, column), else_=0))


_is_of_release = (_tally.c.bank_id == bindparam("bank_id")) & (_tally.c.release == bindparam("release"))
_BY_ANSWER = (
    select(
        _tally.c.item_id,
        _tally.c.answer,
        _tally.c.is_correct,
        _sum(_tally.c.times),
        _sum(_tally.c.rested),
        _sum(_tally.c.rest_sum),
        _sum(_tally.c.rest_squares),
    )
    .where(_is_of_release)
    .group_by(_tally.c.item_id, _tally.c.answer, _tally.c.is_correct)
)
_BY_LANGUAGE = (
    select(
        _tally.c.item_id,
        _tally.c.language,
        _sum(_tally.c.times),
        _if_right(_tally.c.times),
        _sum(_tally.c.rested),
        _if_right(_tally.c.rested),
        _sum(_tally.c.rest_sum),
        _sum(_tally.c.rest_squares),
        _if_right(_tally.c.rest_sum),
    )
    .where(_is_of_release, _tally.c.answer != OMITTED)
    .group_by(_tally.c.item_id, _tally.c.language)
    .order_by(_tally.c.item_id, _tally.c.language)
)
_OF_ITEM = (
    select(_tally)
    .where(
        _tally.c.bank_id == bindparam("bank_id"),
        # By the releases there are, so that the key's order helps.
        _tally.c.release.in_(select(_release.c.release).where(_release.c.bank_id == bindparam("bank_id"))),
        _tally.c.item_id == bindparam("item_id"),
    )
    .order_by(_tally.c.release, _tally.c.mode, _tally.c.language, _tally.c.answer)
)


class ItemTally(NamedTuple):
    """A tally of one item."""

    release: str
    mode: str
    language: str
    answer: str
    tally: Tally


def sum_by_answer(session: Session, ref: ReleaseRef) -> Mapping[ItemId, Mapping[str, Tally]]:
    """Add up the tallies of a release by item and answer, without their times."""
    found: dict[ItemId, dict[str, Tally]] = defaultdict(dict)
    for item_id, answer, is_correct, *counts in session.execute(_BY_ANSWER, _of(ref)):
        times, rested, rest_sum, rest_squares = counts
        found[ItemId(item_id)][answer] = Tally(
            is_correct=is_correct,
            times=times,
            rested=rested,
            rest_sum=rest_sum,
            rest_squares=rest_squares,
        )
    return found


def sum_by_language(session: Session, ref: ReleaseRef) -> Mapping[ItemId, Mapping[str, Sums]]:
    """Add up the answers of a release by item and language."""
    found: dict[ItemId, dict[str, Sums]] = defaultdict(dict)
    for item_id, language, *counts in session.execute(_BY_LANGUAGE, _of(ref)):
        answered, correct, rested, right_rested, rest_sum, rest_squares, right_sum = counts
        found[ItemId(item_id)][language] = Sums(
            answered=answered,
            correct=correct,
            rested=rested,
            x=right_rested,
            y=rest_sum / REST_SCALE,
            yy=rest_squares / REST_SCALE**2,
            xy=right_sum / REST_SCALE,
        )
    return found


def list_item_tallies(session: Session, *, bank_id: BankId, item_id: ItemId) -> list[ItemTally]:
    """List the tallies of an item in all releases."""
    rows = session.execute(_OF_ITEM, {"bank_id": bank_id, "item_id": item_id})
    return [_read(row) for row in rows]


def _of(ref: ReleaseRef) -> dict[str, str]:
    return {"bank_id": ref.bank_id, "release": ref.release}


def _read(row: Row[Any]) -> ItemTally:
    tally = Tally(
        is_correct=row.is_correct,
        times=row.times,
        rested=row.rested,
        rest_sum=row.rest_sum,
        rest_squares=row.rest_squares,
        seconds=tuple(row._mapping[name] for name in SECONDS_COLUMNS),
    )
    return ItemTally(row.release, row.mode, row.language, row.answer, tally)
