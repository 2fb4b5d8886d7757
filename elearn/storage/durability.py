"""Whether the database takes what is written, and keeps it through a power cut."""

from sqlalchemy import column, table, text, update
from sqlalchemy.orm import Session

from elearn.storage.statements import dialect_of

_version = table("alembic_version", column("version_num"))
_SQLITE_FULL = 2  # PRAGMA synchronous: 0 OFF, 1 NORMAL, 2 FULL, 3 EXTRA


def prove_writing(session: Session) -> None:
    """Write a row as it is: the commit goes to the disk like any other, and nothing has changed."""
    session.execute(update(_version).values(version_num=_version.c.version_num))


def is_durable(session: Session) -> bool:
    """Whether what was committed survives a power cut, as far as the database is told so."""
    if dialect_of(session) == "postgresql":
        said = [session.scalar(text(f"SHOW {name}")) for name in ("fsync", "synchronous_commit")]
        return "off" not in said
    return int(session.scalar(text("PRAGMA synchronous")) or 0) >= _SQLITE_FULL
