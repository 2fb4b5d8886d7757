"""What the people of a session answered and reached, for its report."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, CutScore, ReleaseRef
from elearn.domain.items import BankId, ItemId
from elearn.domain.room_report import RoomResponse
from elearn.domain.rooms import RoomSessionId
from elearn.domain.scoring import ThresholdOutcome
from elearn.storage.tables import AttemptItemRow, AttemptRow, AttemptThresholdRow, SeatRow

_attempt = AttemptRow.__table__
_item = AttemptItemRow.__table__
_seat = SeatRow.__table__
_threshold = AttemptThresholdRow.__table__


def list_room_responses(session: Session, *, session_id: RoomSessionId) -> list[RoomResponse]:
    """List every place of every attempt that was handed in, whether it was answered or left out."""
    columns = ("bank_id", "release", "item_id", "value", "score", "max_score")
    query = (
        select(*(_item.c[name] for name in columns))
        .join(_attempt, _attempt.c.id == _item.c.attempt_id)
        .join(_seat, _seat.c.attempt_id == _attempt.c.id)
        .where(_seat.c.session_id == session_id, _attempt.c.submitted_at.is_not(None))
        .order_by(_item.c.attempt_id, _item.c.position)
    )
    return [
        RoomResponse(
            release=ReleaseRef(bank_id=BankId(row.bank_id), release=row.release),
            item_id=ItemId(row.item_id),
            value=row.value,
            score=row.score,
            max_score=row.max_score,
        )
        for row in session.execute(query)
    ]


def list_room_thresholds(
    session: Session, *, session_id: RoomSessionId
) -> Mapping[AttemptId, tuple[ThresholdOutcome, ...]]:
    """Return what every attempt that was handed in reached of each threshold, in the profile's order."""
    query = (
        select(_threshold)
        .join(_attempt, _attempt.c.id == _threshold.c.attempt_id)
        .join(_seat, _seat.c.attempt_id == _attempt.c.id)
        .where(_seat.c.session_id == session_id, _attempt.c.submitted_at.is_not(None))
        .order_by(_threshold.c.attempt_id, _threshold.c.position)
    )
    found: dict[AttemptId, list[ThresholdOutcome]] = defaultdict(list)
    for row in session.execute(query):
        found[AttemptId(row.attempt_id)].append(_read_threshold(row))
    return {attempt_id: tuple(reached) for attempt_id, reached in found.items()}


def _read_threshold(row: Row[Any]) -> ThresholdOutcome:
    cut_score = CutScore(
        id=row.threshold_id,
        part_id=row.part_id,
        tasks=row.tasks,
        cut_score=row.cut_score,
        max_score=row.max_score,
    )
    return ThresholdOutcome(cut_score=cut_score, score=row.score or 0, pending=row.pending or 0)
