"""Forms of tests on paper with their frozen papers, and the sheets that were typed in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import CLUSTERED, Base


class PaperFormRow(Base):
    """One form of a test; its number stands on every sheet."""

    __tablename__ = "paper_form"
    __table_args__ = (
        UniqueConstraint("centre_id", "number"),
        CheckConstraint("number >= 1000", name="number_has_four_digits"),
        CheckConstraint("letter IN ('A', 'B', 'C', 'D')", name="letter_is_known"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"))
    number: Mapped[int]
    letter: Mapped[str] = mapped_column(String(1))
    #: None: a mock exam.
    test_id: Mapped[str | None] = mapped_column(String(64))
    profile_id: Mapped[str] = mapped_column(String(64))
    minutes: Mapped[int | None]
    made_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime]


class PaperFormItemRow(Base):
    """One place of a form's paper."""

    __tablename__ = "paper_form_item"
    __table_args__ = (
        ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"]),
        CheckConstraint("position >= 1", name="position_positive"),
        CheckConstraint("max_score >= 1", name="max_score_positive"),
        CLUSTERED,
    )

    form_id: Mapped[UUID] = mapped_column(ForeignKey("paper_form.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    bank_id: Mapped[str] = mapped_column(String(64))
    release: Mapped[str] = mapped_column(String(32))
    item_id: Mapped[str] = mapped_column(String(64))
    part_id: Mapped[str] = mapped_column(String(64))
    task: Mapped[str] = mapped_column(String(64))
    max_score: Mapped[int]


class PaperFormThresholdRow(Base):
    """A cut score of a form's paper."""

    __tablename__ = "paper_form_threshold"
    __table_args__ = (
        CheckConstraint("cut_score BETWEEN 0 AND max_score", name="cut_score_within_max"),
        CLUSTERED,
    )

    form_id: Mapped[UUID] = mapped_column(ForeignKey("paper_form.id"), primary_key=True)
    threshold_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    #: Order in the profile.
    position: Mapped[int]
    part_id: Mapped[str | None] = mapped_column(String(64))
    #: Kinds of task that count; empty: all.
    tasks: Mapped[tuple[str, ...]]
    cut_score: Mapped[int]
    max_score: Mapped[int]


class PaperSheetRow(Base):
    """An attempt that was typed in from a sheet of this form. Goes with the attempt."""

    __tablename__ = "paper_sheet"

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    form_id: Mapped[UUID] = mapped_column(ForeignKey("paper_form.id"), index=True)
