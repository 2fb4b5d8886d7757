"""Items out of use, checks of items, and outcomes as they were before they were counted anew."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from elearn.domain.withdrawals import MAX_REASON_LENGTH
from elearn.storage.tables.base import CLUSTERED, Base


class WithdrawalRow(Base):
    """An item that is out of use since a mistake was found in it."""

    __tablename__ = "withdrawal"
    __table_args__ = (
        CheckConstraint("length(version) = 64", name="version_is_whole"),
        CheckConstraint(f"length(reason) BETWEEN 1 AND {MAX_REASON_LENGTH}", name="reason_is_given"),
        CheckConstraint(
            "decision IN ('pending', 'keep', 'void', 'accept_both', 'put_back')", name="decision_is_known"
        ),
        CheckConstraint("(decided_at IS NULL) = (decision = 'pending')", name="decided_at_some_time"),
        CheckConstraint("done BETWEEN 0 AND total AND changed >= 0", name="counts_fit"),
        Index(None, "bank_id"),
    )

    #: The item as it read in the release where the mistake was found.
    version: Mapped[str] = mapped_column(String(64), primary_key=True)
    #: All its versions with the same mistake.
    versions: Mapped[tuple[str, ...]]
    bank_id: Mapped[str] = mapped_column(String(64))
    release: Mapped[str] = mapped_column(String(32))
    item_id: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text)
    withdrawn_at: Mapped[datetime]
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    decision: Mapped[str] = mapped_column(String(16))
    #: Further answers that count as right.
    accepted: Mapped[tuple[str, ...]]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    #: Counting anew: handed-in attempts with the item, those done, those changed, and the last one done.
    total: Mapped[int]
    done: Mapped[int]
    changed: Mapped[int]
    last_attempt_id: Mapped[UUID | None]
    ended_at: Mapped[datetime | None]


class ItemCheckRow(Base):
    """Somebody looked at an item and found it right."""

    __tablename__ = "item_check"
    __table_args__ = (CheckConstraint("review_by > checked_on", name="review_after_check"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(String(64), index=True)
    checked_on: Mapped[date]
    review_by: Mapped[date]
    checked_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]


class OutcomeChangeRow(Base):
    """An outcome as it was before a withdrawn item was counted anew. It names no other learner."""

    __tablename__ = "outcome_change"
    __table_args__ = (
        CheckConstraint("new_score >= score AND new_score <= max_score", name="score_never_falls"),
        CLUSTERED,
    )

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[str] = mapped_column(ForeignKey("withdrawal.version"), primary_key=True)
    #: How it was decided then.
    decision: Mapped[str] = mapped_column(String(16), primary_key=True)
    score: Mapped[int]
    max_score: Mapped[int]
    passed: Mapped[bool | None]
    #: What was reached of each threshold, by its id.
    thresholds: Mapped[dict[str, Any]] = mapped_column(JSON)
    new_score: Mapped[int]
    new_passed: Mapped[bool | None]
    replaced_at: Mapped[datetime]
