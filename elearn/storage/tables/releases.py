"""Releases of item banks: immutable, with every file they were read from."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import CLUSTERED, Base


class BankReleaseRow(Base):
    """One release of a bank, compiled."""

    __tablename__ = "bank_release"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),)

    bank_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    release: Mapped[str] = mapped_column(String(32), primary_key=True)
    #: Hash of the release's files: what the release is, whatever its name says.
    sha256: Mapped[str] = mapped_column(String(64))
    released_on: Mapped[date]
    loaded_at: Mapped[datetime]
    #: The ItemBank as JSON, so that a start does not parse YAML.
    compiled: Mapped[str] = mapped_column(Text)


class CurrentReleaseRow(Base):
    """The pointer that says which release of a bank new papers are drawn from."""

    __tablename__ = "current_release"
    __table_args__ = (
        ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"]),
    )

    bank_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    release: Mapped[str] = mapped_column(String(32))
    since: Mapped[datetime]


class StoredFileRow(Base):
    """The content of a file, once, however many releases hold it."""

    __tablename__ = "stored_file"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),)

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ReleaseFileRow(Base):
    """Where a file lies in a release."""

    __tablename__ = "release_file"
    __table_args__ = (
        ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"]),
        CheckConstraint("path <> '' AND path NOT LIKE '/%'", name="path_is_relative"),
        CLUSTERED,
    )

    bank_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    release: Mapped[str] = mapped_column(String(32), primary_key=True)
    path: Mapped[str] = mapped_column(String(255), primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
    #: Media type of what learners may open; none for the files that hold keys and rubrics.
    media_type: Mapped[str | None] = mapped_column(String(64))
