"""Certificates of practice."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import Base
from elearn.storage.tables.learners import learner_key


class CertificateRow(Base):
    """What somebody practised, as printed. Goes with its learner."""

    __tablename__ = "certificate"
    __table_args__ = (
        CheckConstraint("length(code) = 20", name="code_has_twenty_signs"),
        CheckConstraint("number >= 1", name="number_positive"),
        CheckConstraint("name <> ''", name="name_given"),
        CheckConstraint("withdrawn_at >= made_at", name="withdrawn_after_made"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    #: Who has it may see the certificate.
    code: Mapped[str] = mapped_column(String(20), unique=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), index=True)
    learner_id: Mapped[UUID] = mapped_column(learner_key(), index=True)
    number: Mapped[int]
    name: Mapped[str | None] = mapped_column(String(100))
    #: Tests and exams by counts, and from when to when.
    practice: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
