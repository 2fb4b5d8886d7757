"""Counts by opaque key (failed tries, used codes, new learners), where a restart does not forget them."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session

from elearn.storage.statements import dialect_of, insert_for
from elearn.storage.tables import FailedTryRow

_failed = FailedTryRow.__table__
_COUNT = select(func.coalesce(func.sum(_failed.c.failures), 0)).where(
    _failed.c.key == bindparam("key"), _failed.c.failed_at >= bindparam("since")
)


def load_failures(session: Session, key: str, *, since: datetime) -> int:
    """Count the failures under the key at or after `since`."""
    return int(session.scalars(_COUNT, {"key": key, "since": since}).one())


def add_failure(session: Session, key: str, *, now: datetime) -> None:
    """Count one more failure under the key."""
    insert = insert_for(dialect_of(session), _failed)
    upsert = insert.on_conflict_do_update(
        index_elements=["key", "failed_at"], set_={"failures": _failed.c.failures + 1}
    )
    session.execute(upsert, {"key": key, "failed_at": now, "failures": 1})


def use_once(session: Session, key: str, *, at: datetime) -> bool:
    """Use up the key; whether this call was the first, also of several at the same moment.

    Args:
        session: of the transaction.
        key: opaque, like the others here.
        at: belongs to the key, the same at each call: the two together are what is unique.

    """
    insert = insert_for(dialect_of(session), _failed).on_conflict_do_nothing().returning(_failed.c.key)
    return session.scalar(insert, {"key": key, "failed_at": at, "failures": 1}) is not None


def clear_failures(session: Session, key: str) -> None:
    """Forget the failures under the key."""
    session.execute(delete(_failed).where(_failed.c.key == key))


def prune(session: Session, *, before: datetime) -> None:
    """Forget every failure before this time."""
    session.execute(delete(_failed).where(_failed.c.failed_at < before))
