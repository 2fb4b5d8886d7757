"""Which release becomes current when, by whose order and why."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import Base

_WAITING = text("done_at IS NULL AND cancelled_at IS NULL")


class ReleaseSwitchRow(Base):
    """An order; kept, so that a bank's releases tell their story."""

    __tablename__ = "release_switch"
    __table_args__ = (
        ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"]),
        CheckConstraint("kind IN ('publish', 'roll_back')", name="kind_is_known"),
        CheckConstraint("done_at IS NULL OR cancelled_at IS NULL", name="done_or_cancelled"),
        CheckConstraint("kind <> 'roll_back' OR reason <> ''", name="roll_back_says_why"),
        Index(
            "uq_release_switch_waiting",
            "bank_id",
            unique=True,
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    bank_id: Mapped[str] = mapped_column(String(64))
    release: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(16))
    starts_at: Mapped[datetime]
    ordered_at: Mapped[datetime]
    ordered_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str] = mapped_column(String(1000))
    done_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
