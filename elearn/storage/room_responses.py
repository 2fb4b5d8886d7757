"""What the people of a session answered, for its report."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import BankId, ItemId
from elearn.domain.room_report import RoomResponse
from elearn.domain.rooms import RoomSessionId
from elearn.storage.tables import AttemptItemRow, AttemptRow, SeatRow

_attempt = AttemptRow.__table__
_item = AttemptItemRow.__table__
_seat = SeatRow.__table__


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
