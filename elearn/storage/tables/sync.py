"""Synchronisation: what a centre's server sent, and what the central server got from which centre."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import CLUSTERED, Base
from elearn.storage.tables.learners import learner_key

_KEY_LETTERS = 43


class SyncLinkRow(Base):
    """At a centre: where results are sent to. One row at most."""

    __tablename__ = "sync_link"
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint(f"length(server_key) = {_KEY_LETTERS}", name="key_is_whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: Empty: by USB stick alone.
    url: Mapped[str] = mapped_column(String(300))
    #: As the central server knows this centre.
    centre_id: Mapped[UUID]
    own_centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"))
    server_key: Mapped[str] = mapped_column(String(_KEY_LETTERS))
    connected_at: Mapped[datetime]
    asked_at: Mapped[datetime | None]
    tried_at: Mapped[datetime | None]
    succeeded_at: Mapped[datetime | None]
    problem: Mapped[str | None] = mapped_column(String(32))
    #: The newest time that a batch or a change was dated with; it never goes back, whatever the clock does.
    latest_at: Mapped[datetime | None]


class SyncReceiptRow(Base):
    """At a centre: what became of an attempt that was sent."""

    __tablename__ = "sync_receipt"
    __table_args__ = (
        CheckConstraint("state IN ('accepted', 'waiting', 'refused')", name="state_is_known"),
        CheckConstraint("(reason IS NULL) = (state = 'accepted')", name="reason_is_told"),
    )

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(32))
    received_at: Mapped[datetime]


class SyncSentCodeRow(Base):
    """At a centre: the code of this learner is known at the central server."""

    __tablename__ = "sync_sent_code"

    learner_id: Mapped[UUID] = mapped_column(learner_key(), primary_key=True)


class SyncOfferRow(Base):
    """At a centre: a release that is coming in, until all of its files are there; or one that was refused."""

    __tablename__ = "sync_offer"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256_is_whole"), CLUSTERED)

    bank_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    release: Mapped[str] = mapped_column(String(32), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    #: Hash of each file by its path.
    files: Mapped[dict[str, str]] = mapped_column(JSON)
    #: It has defects. It is not tried again until the server starts or something else is offered.
    is_refused: Mapped[bool] = mapped_column(server_default=false())


class SyncKeyRow(Base):
    """At the central server: what a centre's server signs with."""

    __tablename__ = "sync_key"
    __table_args__ = (CheckConstraint(f"length(public_key) = {_KEY_LETTERS}", name="key_is_whole"),)

    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), primary_key=True)
    public_key: Mapped[str] = mapped_column(String(_KEY_LETTERS))
    accepted_at: Mapped[datetime]
    #: When a batch last came.
    heard_at: Mapped[datetime | None]


class SyncOriginRow(Base):
    """At the central server: who a learner of a centre is here. Goes with the learner."""

    __tablename__ = "sync_origin"
    __table_args__ = (CLUSTERED,)

    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), primary_key=True)
    origin_id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(learner_key(), index=True)


class SyncArrivalRow(Base):
    """At the central server: an attempt came from this centre.

    It stays when the attempt is erased, so that an old file does not bring it back; it names nobody.
    """

    __tablename__ = "sync_arrival"

    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), index=True)
    #: Whose it was at the centre.
    origin_id: Mapped[UUID]
    #: When the centre's server wrote the newest batch that speaks of it, by its own clock.
    made_at: Mapped[datetime]
    arrived_at: Mapped[datetime]
