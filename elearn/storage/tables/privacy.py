"""How long centres keep people who do not come any more."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elearn.domain.retention import MONTHS
from elearn.storage.tables.base import Base


class RetentionRow(Base):
    """What the manager of a centre chose; centres without a row have the period that all begin with."""

    __tablename__ = "retention"
    __table_args__ = (CheckConstraint(f"months IN {MONTHS}", name="months_are_offered"),)

    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), primary_key=True)
    months: Mapped[int]
