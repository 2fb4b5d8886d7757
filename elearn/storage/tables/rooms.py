"""Sessions in a room: the seats, and when the server was away."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, column
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import Base
from elearn.storage.tables.learners import learner_key

_IS_OPEN = column("closed_at").is_(None)


class RoomSessionRow(Base):
    """What a room does together."""

    __tablename__ = "room_session"
    __table_args__ = (
        CheckConstraint("(test_id IS NULL) <> (profile_id IS NULL)", name="one_subject"),
        CheckConstraint("mode IN ('practice', 'exam')", name="mode_is_known"),
        CheckConstraint("start IN ('together', 'when_ready')", name="start_is_known"),
        CheckConstraint("length(join_code) = 6", name="code_has_six_digits"),
        CheckConstraint("step >= 1", name="step_positive"),
        Index(
            "ix_room_session_open",
            "join_code",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), index=True)
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("learner_group.id"))
    test_id: Mapped[str | None] = mapped_column(String(64))
    profile_id: Mapped[str | None] = mapped_column(String(64))
    mode: Mapped[str] = mapped_column(String(16))
    start: Mapped[str] = mapped_column(String(16))
    #: Six digits, unique among the sessions that are open.
    join_code: Mapped[str] = mapped_column(String(6))
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    opened_at: Mapped[datetime]
    #: Lock-step: the last task that is open; none: all are.
    step: Mapped[int | None]
    started_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class SeatRow(Base):
    """One person at one computer."""

    __tablename__ = "seat"
    __table_args__ = (
        UniqueConstraint("session_id", "learner_id"),
        CheckConstraint("number >= 1", name="number_positive"),
        CheckConstraint("extra_minutes BETWEEN 0 AND 600", name="extra_minutes_fair"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("room_session.id", ondelete="CASCADE"))
    number: Mapped[int]
    learner_id: Mapped[UUID] = mapped_column(learner_key(), index=True)
    #: None: a visitor, or somebody who was taken off the list since; that they sat here stays.
    participant_id: Mapped[UUID | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"))
    joined_at: Mapped[datetime]
    #: When a page of this seat last asked.
    seen_at: Mapped[datetime]
    extra_minutes: Mapped[int]
    attempt_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("attempt.id", ondelete="SET NULL"), unique=True
    )
    hand_up_at: Mapped[datetime | None]
    cleaned_at: Mapped[datetime | None]


class OutageRow(Base):
    """The server was away during a session."""

    __tablename__ = "outage"
    __table_args__ = (
        CheckConstraint("ended_at > began_at", name="ended_after_it_began"),
        UniqueConstraint("session_id", "began_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("room_session.id", ondelete="CASCADE"))
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    given_back_at: Mapped[datetime | None]
