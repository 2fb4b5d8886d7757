"""Learners: no name, no e-mail."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, false
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
    #: The code was made at another server and typed in here; who made it is not known yet.
    is_code_brought: Mapped[bool] = mapped_column(server_default=false())


def learner_key() -> ForeignKey:
    """Make the foreign key of everything that is erased with its learner."""
    return ForeignKey("learner.id", ondelete="CASCADE")
