"""The two impure things that views hand down as arguments: the time and new ids."""

from datetime import UTC, datetime
from uuid import UUID

from uuid6 import uuid7


def utc_now() -> datetime:
    """Return the time, aware, in UTC."""
    return datetime.now(UTC)


def new_id() -> UUID:
    """Make an id that sorts by time (UUIDv7)."""
    return UUID(int=uuid7().int)
