"""Attempts under way, counted over all learners: what a release or a withdrawal meets."""

from datetime import datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from elearn.domain.items import BankId
from elearn.storage.tables import AttemptItemRow, AttemptRow

_attempt = AttemptRow.__table__
_item = AttemptItemRow.__table__


def count_open_attempts(session: Session, *, bank_id: BankId, now: datetime, since: datetime) -> int:
    """Count the attempts with tasks of a bank that were begun since a moment and can still be handed in."""
    of_bank = exists().where(_item.c.attempt_id == _attempt.c.id, _item.c.bank_id == bank_id)
    in_time = or_(_attempt.c.deadline_at.is_(None), _attempt.c.deadline_at > now)
    is_open = _attempt.c.submitted_at.is_(None)
    query = select(func.count()).select_from(_attempt)
    where = (is_open, in_time, _attempt.c.started_at >= since, of_bank)
    return session.execute(query.where(*where)).scalar_one()
