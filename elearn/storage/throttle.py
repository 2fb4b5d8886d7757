"""Failed tries by opaque key, kept where a restart or another node does not forget them."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import FailedTryRow

_failed = FailedTryRow.__table__


def load_failures(session: Session, key: str, *, since: datetime) -> int:
    """Count the failures under the key at or after `since`."""
    query = select(func.coalesce(func.sum(_failed.c.failures), 0))
    return int(session.scalars(query.where(_failed.c.key == key, _failed.c.failed_at >= since)).one())


def add_failure(session: Session, key: str, *, now: datetime) -> None:
    """Count one more failure under the key."""
    insert = insert_for(dialect_of(session), _failed)
    upsert = insert.on_conflict_do_update(
        index_elements=["key", "failed_at"], set_={"failures": _failed.c.failures + 1}
    )
    session.execute(upsert, {"key": key, "failed_at": now, "failures": 1})


def clear_failures(session: Session, key: str) -> None:
    """Forget the failures under the key."""
    session.execute(delete(_failed).where(_failed.c.key == key))


def prune(session: Session, *, before: datetime) -> None:
    """Forget every failure before this time."""
    session.execute(delete(_failed).where(_failed.c.failed_at < before))
