"""What all tables share: naming of constraints and the types of columns."""

from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, DateTime, Dialect, MetaData, Table, TypeDecorator, Uuid
from sqlalchemy.orm import DeclarativeBase

#: Options of tables with a composite primary key: in SQLite the rows lie in the key's own tree, so that a
#: save touches one page instead of two and the rows of one owner are neighbours.
CLUSTERED = {"sqlite_with_rowid": False}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, stored in UTC and returned in UTC on every engine; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC; SQLite stores text, which must sort and compare like the times it means."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime: say which zone it is in")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say that it is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[tuple[str, ...]]):
    """A short tuple of ids, stored as a JSON array."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> Any:
        """Store a list, which is what JSON knows."""
        return None if value is None else list(value)

    def process_result_value(self, value: Any, _dialect: Dialect) -> tuple[str, ...] | None:
        """Return a tuple, which is what the domain knows."""
        return None if value is None else tuple(value)


class Base(DeclarativeBase):
    """Base of all rows; rows never leave `storage`."""

    __table__: ClassVar[Table]

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        UUID: Uuid(),
        tuple[str, ...]: Words(),
    }
