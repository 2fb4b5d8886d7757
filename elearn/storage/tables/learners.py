"""Learners: no name, no e-mail."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import Base


class LearnerRow(Base):
    """One learner. Everything about a learner hangs on this row and goes with it."""

    __tablename__ = "learner"
    __table_args__ = (CheckConstraint("length(code) = 12", name="code_has_twelve_digits"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    profile_id: Mapped[str | None] = mapped_column(String(64))
    exam_on: Mapped[date | None]
    code: Mapped[str | None] = mapped_column(String(12), unique=True)
    rehearsed_at: Mapped[datetime | None]


def learner_key() -> ForeignKey:
    """Make the foreign key of everything that is erased with its learner."""
    return ForeignKey("learner.id", ondelete="CASCADE")
