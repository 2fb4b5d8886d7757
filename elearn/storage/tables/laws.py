"""The register of laws, changes of the law, and the work that they make."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.storage.tables.base import CLUSTERED, Base


class LawActRow(Base):
    """An act that items may cite."""

    __tablename__ = "law_act"
    __table_args__ = (
        CheckConstraint("title <> '' AND short <> ''", name="named"),
        CheckConstraint("version >= 1", name="version_positive"),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    #: Order in laws.yaml.
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    short: Mapped[str] = mapped_column(String(255))
    url: Mapped[str] = mapped_column(Text)
    wording_on: Mapped[date]
    note: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int]
    #: None: as the file has it.
    edited_at: Mapped[datetime | None]


class LawArticleRow(Base):
    """What is known of one article by itself."""

    __tablename__ = "law_article"
    __table_args__ = (CheckConstraint("number <> ''", name="number_given"), CLUSTERED)

    act_id: Mapped[str] = mapped_column(ForeignKey("law_act.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[str] = mapped_column(String(32), primary_key=True)
    wording_on: Mapped[date | None]
    url: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class LawEditRow(Base):
    """Who changed what in the register, when. Rows are added, never changed."""

    __tablename__ = "law_edit"
    __table_args__ = (Index("ix_law_edit_act", "act_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[str] = mapped_column(ForeignKey("law_act.id", ondelete="CASCADE"))
    #: Empty: of the act itself.
    article: Mapped[str] = mapped_column(String(32))
    #: Field -> what stood there, what stands there now.
    edits: Mapped[dict[str, Any]] = mapped_column(JSON)
    edited_at: Mapped[datetime]
    #: None: the file brought it.
    edited_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))


class LawsFileRow(Base):
    """The laws.yaml that was read last, so that a start does not read it again."""

    __tablename__ = "laws_file"
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str] = mapped_column(String(64))
    read_at: Mapped[datetime]


class LawChangeRow(Base):
    """An act, or some of its articles, changes on a day."""

    __tablename__ = "law_change"
    __table_args__ = (
        CheckConstraint("words <> ''", name="told_in_words"),
        CheckConstraint("state IN ('open', 'done')", name="state_is_known"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    act_id: Mapped[str] = mapped_column(ForeignKey("law_act.id"), index=True)
    #: Empty: the whole act.
    articles: Mapped[tuple[str, ...]]
    takes_effect_on: Mapped[date]
    words: Mapped[str] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    noted_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    noted_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(8))


class LawTaskRow(Base):
    """An item that a change makes work on."""

    __tablename__ = "law_task"
    __table_args__ = (UniqueConstraint("change_id", "bank_id", "item_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    change_id: Mapped[UUID] = mapped_column(ForeignKey("law_change.id", ondelete="CASCADE"))
    bank_id: Mapped[str] = mapped_column(String(64))
    item_id: Mapped[str] = mapped_column(String(64))
    assigned_to: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))


class LawTaskStepRow(Base):
    """One thing to do for an item, ticked when somebody says that it is done."""

    __tablename__ = "law_task_step"
    __table_args__ = (
        CheckConstraint("kind IN ('russian', 'translation', 'recording', 'print')", name="kind_is_known"),
        CheckConstraint("(kind = 'translation') = (language <> '')", name="translation_names_language"),
        CLUSTERED,
    )

    task_id: Mapped[UUID] = mapped_column(ForeignKey("law_task.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    language: Mapped[str] = mapped_column(String(16), primary_key=True)
    ticked_at: Mapped[datetime | None]
    ticked_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
