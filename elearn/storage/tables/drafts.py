"""Drafts of releases, what changed in them and when, and what editors say about it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import CLUSTERED, Base

_OPEN = text("closed_at IS NULL")


class DraftRow(Base):
    """The next release of a bank; at most one is open per bank. `release`: what it was published as."""

    __tablename__ = "draft"
    __table_args__ = (
        ForeignKeyConstraint(["bank_id", "base_release"], ["bank_release.bank_id", "bank_release.release"]),
        CheckConstraint("release IS NULL OR closed_at IS NOT NULL", name="published_is_closed"),
        Index("uq_draft_open", "bank_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    bank_id: Mapped[str] = mapped_column(String(64))
    base_release: Mapped[str] = mapped_column(String(32))
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    closed_at: Mapped[datetime | None]
    release: Mapped[str | None] = mapped_column(String(32))


class DraftEntryRow(Base):
    """A changed entry of a draft. `data` none: it was taken out. `changed_by`: ids, see the domain."""

    __tablename__ = "draft_entry"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'in_review', 'approved')", name="state_is_known"),
        CheckConstraint("change IN ('wording', 'meaning')", name="change_is_known"),
        CheckConstraint("version >= 1", name="version_positive"),
        CheckConstraint("(approved_by IS NOT NULL) = (state = 'approved')", name="approved_by_somebody"),
    )

    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    entry_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    language: Mapped[str] = mapped_column(String(16), primary_key=True)
    file: Mapped[str] = mapped_column(String(255))
    data: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    version: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    change: Mapped[str] = mapped_column(String(16))
    changed_at: Mapped[datetime]
    changed_by: Mapped[tuple[str, ...]]
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))


class EntryRevisionRow(Base):
    """A text that an entry of a bank had after somebody's save; kept when the draft is gone."""

    __tablename__ = "entry_revision"
    __table_args__ = (
        CheckConstraint("version >= 1", name="version_positive"),
        Index("ix_entry_revision_entry", "bank_id", "kind", "entry_id", "language", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    bank_id: Mapped[str] = mapped_column(String(64))
    draft_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(16))
    entry_id: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(16))
    data: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    version: Mapped[int]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    saved_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(String(255))


class EntryCommentRow(Base):
    """What somebody says about an entry of a bank; `settled_at` once it is dealt with."""

    __tablename__ = "entry_comment"
    __table_args__ = (
        CheckConstraint("text <> ''", name="text_given"),
        Index("ix_entry_comment_entry", "bank_id", "kind", "entry_id", "language", "written_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    bank_id: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    entry_id: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(16))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))


class DraftFileRow(Base):
    """A recording or picture that a draft adds, by its path; `sha256` none: the draft takes it out."""

    __tablename__ = "draft_file"
    __table_args__ = (CLUSTERED,)

    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True)
    path: Mapped[str] = mapped_column(String(255), primary_key=True)
    sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    added_at: Mapped[datetime]


class DraftUploadRow(Base):
    """A file that an editor brought and has not confirmed yet; it is read again when they do."""

    __tablename__ = "draft_upload"
    __table_args__ = (CheckConstraint("format <> ''", name="format_given"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    format: Mapped[str] = mapped_column(String(16))
    file_name: Mapped[str] = mapped_column(String(255))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    uploaded_at: Mapped[datetime]


class AccountLanguageRow(Base):
    """A language that an account translates into; `is_reviewer`: they approve translations of others."""

    __tablename__ = "account_language"
    __table_args__ = (CLUSTERED,)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(16), primary_key=True)
    is_reviewer: Mapped[bool]
