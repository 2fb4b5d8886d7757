"""Progress: tallies that grow by one row per item, topic or test, never by attempts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import CLUSTERED, Base
from elearn.storage.tables.learners import learner_key


class LearnerItemRow(Base):
    """What one learner's answers to one item came to."""

    __tablename__ = "learner_item"
    __table_args__ = (
        CheckConstraint("times_answered >= 1", name="answered_once"),
        CheckConstraint("evidence_answers BETWEEN 0 AND times_answered", name="evidence_was_answered"),
        CheckConstraint(
            "(first_evidence_correct IS NULL) = (evidence_answers = 0)", name="first_evidence_is_kept"
        ),
        CheckConstraint("right_in_a_row BETWEEN 0 AND times_answered", name="right_was_answered"),
        Index(None, "learner_id", "is_mistake", "last_answered_at"),
        CLUSTERED,
    )

    learner_id: Mapped[UUID] = mapped_column(learner_key(), primary_key=True)
    item_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    topic_id: Mapped[str] = mapped_column(String(64))
    times_answered: Mapped[int]
    #: 1: the first answer is evidence and stands in the topic's tally; 0: this item never gives any.
    evidence_answers: Mapped[int]
    #: Whether that answer was right.
    first_evidence_correct: Mapped[bool | None]
    right_in_a_row: Mapped[int]
    last_answered_at: Mapped[datetime]
    #: Answered wrongly, and not yet right often enough in a row since.
    is_mistake: Mapped[bool]


class TopicTallyRow(Base):
    """First answers of one learner on one topic, where unaided: the evidence of mastery."""

    __tablename__ = "topic_tally"
    __table_args__ = (
        CheckConstraint("answered >= 1", name="answered_once"),
        CheckConstraint("correct BETWEEN 0 AND answered", name="correct_was_answered"),
        CLUSTERED,
    )

    learner_id: Mapped[UUID] = mapped_column(learner_key(), primary_key=True)
    topic_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    answered: Mapped[int]
    correct: Mapped[int]


class TestTallyRow(Base):
    """All submitted attempts of one learner at one practice test."""

    __test__ = False  # not a class of tests, whatever pytest thinks of its name

    __tablename__ = "test_tally"
    __table_args__ = (
        CheckConstraint("attempts >= 1", name="attempted_once"),
        CheckConstraint("best_score BETWEEN 0 AND max_score", name="best_score_within_max"),
        CLUSTERED,
    )

    learner_id: Mapped[UUID] = mapped_column(learner_key(), primary_key=True)
    test_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    attempts: Mapped[int]
    best_score: Mapped[int]
    #: Marks possible in the best attempt.
    max_score: Mapped[int]
    has_passed: Mapped[bool]
