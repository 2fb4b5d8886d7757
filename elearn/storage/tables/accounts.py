"""Accounts of staff, editors and administrators, what they did, and failed tries to get in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import CLUSTERED, Base


class AccountRow(Base):
    """A person with a user name and a password. Never deleted, so that the audit keeps its names."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint(
            "role IN ('centre_staff', 'translator', 'editor', 'administrator')", name="role_signs_in"
        ),
        CheckConstraint("user_name <> ''", name="user_name_given"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_name: Mapped[str] = mapped_column(String(150), unique=True)
    role: Mapped[str] = mapped_column(String(32))
    #: Argon2, with its parameters.
    password_hash: Mapped[str] = mapped_column(String(255))
    #: Base32 secret of the second factor, once it is on.
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    is_active: Mapped[bool]
    created_at: Mapped[datetime]


class AuditEntryRow(Base):
    """Who did what, when. `account_id` none: done from the command line, or by itself."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        CheckConstraint("action <> ''", name="action_given"),
        Index("ix_audit_entry_centre", "centre_id", "written_at"),
        Index("ix_audit_entry_kind", "centre_id", "action", "written_at"),
    )

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    action: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(255))
    written_at: Mapped[datetime]
    #: Where the account worked then; none: it belongs to no centre.
    centre_id: Mapped[UUID | None]


class FailedTryRow(Base):
    """Failed tries (or what else is counted) under one opaque key at one time; the key names nobody."""

    __tablename__ = "failed_try"
    __table_args__ = (CheckConstraint("failures >= 1", name="failed_once"), CLUSTERED)

    key: Mapped[str] = mapped_column(String(128), primary_key=True)
    failed_at: Mapped[datetime] = mapped_column(primary_key=True, index=True)
    failures: Mapped[int]
