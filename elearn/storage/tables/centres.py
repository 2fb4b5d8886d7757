"""Centres, who works there, and links that make accounts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import Base

_ROLES = "role IN ('manager', 'trainer')"


class CentreRow(Base):
    """One migrant resource centre."""

    __tablename__ = "centre"
    __table_args__ = (CheckConstraint("name <> ''", name="name_given"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    created_at: Mapped[datetime]


class CentreMemberRow(Base):
    """An account works at one centre."""

    __tablename__ = "centre_member"
    __table_args__ = (CheckConstraint(_ROLES, name="role_is_known"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))


class InvitationRow(Base):
    """A link that makes one account at one centre."""

    __tablename__ = "invitation"
    __table_args__ = (
        CheckConstraint(_ROLES, name="role_is_known"),
        CheckConstraint("length(secret_hash) = 64", name="secret_is_digested"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    centre_id: Mapped[UUID] = mapped_column(ForeignKey("centre.id"))
    role: Mapped[str] = mapped_column(String(16))
    #: SHA-256 of the secret in the link.
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    #: None: from the command line.
    invited_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
