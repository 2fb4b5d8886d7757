"""Groups of a centre, and the people in them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import Base
from elearn.storage.tables.learners import learner_key


class GroupRow(Base):
    """People who learn together."""

    __tablename__ = "learner_group"
    __table_args__ = (
        UniqueConstraint("centre_id", "name"),
        CheckConstraint("name <> ''", name="name_given"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"))
    name: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime]
    is_archived: Mapped[bool]


class ParticipantRow(Base):
    """A learner as a centre knows them. Goes with the learner when they erase themselves."""

    __tablename__ = "participant"
    __table_args__ = (
        UniqueConstraint("group_id", "number"),
        UniqueConstraint("group_id", "pin"),
        CheckConstraint("number >= 1", name="number_positive"),
        CheckConstraint("name <> ''", name="name_given"),
        CheckConstraint("pin <> ''", name="pin_given"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), index=True)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("learner_group.id"))
    learner_id: Mapped[UUID] = mapped_column(learner_key(), index=True)
    number: Mapped[int]
    #: None: the number is all that the centre knows.
    name: Mapped[str | None] = mapped_column(String(100))
    #: Three names of pictures with spaces between them.
    pin: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime]
