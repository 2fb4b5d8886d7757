"""Reviews: the memory of every item that a learner has missed, as FSRS keeps it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import CLUSTERED, Base
from elearn.storage.tables.learners import learner_key


class ReviewCardRow(Base):
    """When one learner is to repeat one item; the first wrong answer makes the row."""

    __tablename__ = "review_card"
    __table_args__ = (
        CheckConstraint("stability > 0", name="stability_positive"),
        CheckConstraint("difficulty BETWEEN 1 AND 10", name="difficulty_in_range"),
        CheckConstraint("due_at >= reviewed_at", name="due_after_review"),
        CLUSTERED,
    )

    learner_id: Mapped[UUID] = mapped_column(learner_key(), primary_key=True)
    item_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    #: Days until the chance of knowing it has fallen to the wanted one.
    stability: Mapped[float]
    difficulty: Mapped[float]
    reviewed_at: Mapped[datetime]
    due_at: Mapped[datetime]
