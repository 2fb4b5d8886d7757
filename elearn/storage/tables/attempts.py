"""Attempts: the frozen paper, the responses to it and what it was judged by."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    column,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from elearn.domain.attempts import MAX_RESPONSE_LENGTH, SCORED_KINDS
from elearn.storage.tables.base import CLUSTERED, Base
from elearn.storage.tables.learners import learner_key

#: Condition of the score history's index; a query must say it in these words, or SQLite does not use it.
IS_SCORED = text(
    f"submitted_at IS NOT NULL AND kind IN ({', '.join(repr(kind.value) for kind in SCORED_KINDS)})"
)


class AttemptRow(Base):
    """One sitting of one paper by one learner."""

    __tablename__ = "attempt"
    __table_args__ = (
        CheckConstraint("kind IN ('practice_test', 'mock_exam', 'drill', 'mistakes')", name="kind_is_known"),
        CheckConstraint("mode IN ('practice', 'exam')", name="mode_is_known"),
        CheckConstraint("kind <> 'practice_test' OR test_id IS NOT NULL", name="practice_test_names_test"),
        CheckConstraint("kind <> 'mock_exam' OR profile_id IS NOT NULL", name="mock_exam_names_profile"),
        CheckConstraint("kind <> 'drill' OR topic_id IS NOT NULL", name="drill_names_topic"),
        CheckConstraint("deadline_at > started_at", name="deadline_after_start"),
        CheckConstraint("submitted_at >= started_at", name="submitted_after_start"),
        CheckConstraint("(submitted_at IS NULL) = (score IS NULL)", name="scored_when_submitted"),
        CheckConstraint("passed IS NULL OR submitted_at IS NOT NULL", name="judged_when_submitted"),
        CheckConstraint("max_score >= 1", name="max_score_positive"),
        CheckConstraint("score BETWEEN 0 AND max_score", name="score_within_max"),
        Index(None, "learner_id", "started_at"),
        Index(
            "ix_attempt_open",
            "learner_id",
            "started_at",
            sqlite_where=column("submitted_at").is_(None),
            postgresql_where=column("submitted_at").is_(None),
        ),
        Index(
            "ix_attempt_scored",
            "learner_id",
            "submitted_at",
            "id",
            sqlite_where=IS_SCORED,
            postgresql_where=IS_SCORED,
        ),
        Index(
            "ix_attempt_news",
            "learner_id",
            sqlite_where=text("has_news"),
            postgresql_where=text("has_news"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(learner_key())
    kind: Mapped[str] = mapped_column(String(16))
    mode: Mapped[str] = mapped_column(String(16))
    test_id: Mapped[str | None] = mapped_column(String(64))
    profile_id: Mapped[str | None] = mapped_column(String(64))
    topic_id: Mapped[str | None] = mapped_column(String(64))
    #: Minutes that the paper gives; none: no clock.
    minutes: Mapped[int | None]
    started_at: Mapped[datetime]
    deadline_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    #: Marks earned so far, from the hand-in on.
    score: Mapped[int | None]
    max_score: Mapped[int]
    #: None: a drill, or marks are pending that decide.
    passed: Mapped[bool | None]
    #: Sat on paper, and typed in by staff.
    is_on_paper: Mapped[bool] = mapped_column(server_default=false())
    #: Of the interface, when it was begun; none: nobody noted it.
    language: Mapped[str | None] = mapped_column(String(16))
    #: The result changed since the learner saw it, see `outcome_change`.
    has_news: Mapped[bool] = mapped_column(server_default=false())


class AttemptItemRow(Base):
    """One place of a paper: which item of which release, and the response to it."""

    __tablename__ = "attempt_item"
    __table_args__ = (
        ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"]),
        CheckConstraint("position >= 1", name="position_positive"),
        CheckConstraint("max_score >= 1", name="max_score_positive"),
        CheckConstraint("score BETWEEN 0 AND max_score", name="score_within_max"),
        CheckConstraint(f"length(value) <= {MAX_RESPONSE_LENGTH}", name="value_of_fair_length"),
        CheckConstraint("value IS NULL OR answered_at IS NOT NULL", name="answered_at_some_time"),
        CLUSTERED,
    )

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    bank_id: Mapped[str] = mapped_column(String(64))
    release: Mapped[str] = mapped_column(String(32))
    item_id: Mapped[str] = mapped_column(String(64))
    part_id: Mapped[str] = mapped_column(String(64))
    task: Mapped[str] = mapped_column(String(64))
    max_score: Mapped[int]
    #: The response: a choice id or a text; none: omitted so far.
    value: Mapped[str | None] = mapped_column(Text)
    #: When the response last changed.
    answered_at: Mapped[datetime | None]
    #: Whether the translation was looked at before the first answer.
    is_aided: Mapped[bool] = mapped_column(server_default=false())
    is_flagged: Mapped[bool] = mapped_column(server_default=false())
    #: Criteria of the rubric that were granted; none: nobody has marked it.
    granted: Mapped[tuple[str, ...] | None]
    score: Mapped[int | None]
    #: Whether it stands in the tally of its item.
    is_tallied: Mapped[bool] = mapped_column(server_default=false())
    #: The item was withdrawn when this was scored: everybody has its marks.
    is_void: Mapped[bool] = mapped_column(server_default=false())


class AttemptThresholdRow(Base):
    """A cut score frozen at the start, and what was reached of it."""

    __tablename__ = "attempt_threshold"
    __table_args__ = (
        CheckConstraint("cut_score BETWEEN 0 AND max_score", name="cut_score_within_max"),
        CheckConstraint(
            "score >= 0 AND pending >= 0 AND score + pending <= max_score", name="score_within_max"
        ),
        CLUSTERED,
    )

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    threshold_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    #: Order in the profile.
    position: Mapped[int]
    part_id: Mapped[str | None] = mapped_column(String(64))
    #: Kinds of task that count; empty: all.
    tasks: Mapped[tuple[str, ...]]
    cut_score: Mapped[int]
    max_score: Mapped[int]
    score: Mapped[int | None]
    #: Marks that a person still has to give.
    pending: Mapped[int | None]


class LateResponseRow(Base):
    """An answer that arrived after the end: it counts nowhere, and the review shows it."""

    __tablename__ = "late_response"
    __table_args__ = (
        ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["attempt_item.attempt_id", "attempt_item.position"],
            ondelete="CASCADE",
        ),
        CheckConstraint(f"length(value) BETWEEN 1 AND {MAX_RESPONSE_LENGTH}", name="value_of_fair_length"),
        CLUSTERED,
    )

    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[str] = mapped_column(Text)
    arrived_at: Mapped[datetime]
