"""What people told about themselves for reports, and the reports."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import Base


class ParticipantDetailRow(Base):
    """Details of a person. There is no row without consent; it goes with the person."""

    __tablename__ = "participant_detail"
    __table_args__ = (
        CheckConstraint("sex IN ('female', 'male')", name="sex_is_known"),
        CheckConstraint("birth_year BETWEEN 1900 AND 2200", name="birth_year_plausible"),
        CheckConstraint("length(nationality) = 2", name="nationality_is_code"),
        CheckConstraint(
            "sex IS NOT NULL OR birth_year IS NOT NULL OR nationality IS NOT NULL", name="something_told"
        ),
    )

    participant_id: Mapped[UUID] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    sex: Mapped[str | None] = mapped_column(String(16))
    birth_year: Mapped[int | None]
    #: ISO 3166-1 alpha-2.
    nationality: Mapped[str | None] = mapped_column(String(2))
    #: When the person said that this may be stored, and who noted it.
    agreed_at: Mapped[datetime]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))


class DonorReportRow(Base):
    """A report as it was made: its numbers after hiding, so that nothing hidden is stored."""

    __tablename__ = "donor_report"
    __table_args__ = (
        CheckConstraint("last_month >= first_month", name="ends_after_it_begins"),
        CheckConstraint("version >= 1", name="version_positive"),
        Index(None, "centre_id", "made_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    #: None: of all centres.
    centre_id: Mapped[UUID | None] = mapped_column(ForeignKey("centre.id"))
    made_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime]
    #: The query: ISO 8601 months, both within.
    first_month: Mapped[str] = mapped_column(String(7))
    last_month: Mapped[str] = mapped_column(String(7))
    #: Of the numbers' shape.
    version: Mapped[int]
    numbers: Mapped[dict[str, Any]] = mapped_column(JSON)
