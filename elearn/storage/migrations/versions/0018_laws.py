"""The register of laws, changes of the law, and the work that they make."""

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | None = None
depends_on: str | None = None

_TABLES = ("law_act", "law_article", "law_edit", "laws_file", "law_change", "law_task", "law_task_step")


def upgrade() -> None:
    _make_register()
    _make_history()
    _make_changes()
    _make_tasks()


def _make_register() -> None:
    op.create_table(
        "law_act",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("short", sa.String(255), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("wording_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("title <> '' AND short <> ''", name="named"),
        sa.CheckConstraint("version >= 1", name="version_positive"),
    )
    op.create_table(
        "law_article",
        sa.Column("act_id", sa.String(64), sa.ForeignKey("law_act.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.String(32), primary_key=True),
        sa.Column("wording_on", sa.Date()),
        sa.Column("url", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.CheckConstraint("number <> ''", name="number_given"),
        sqlite_with_rowid=False,
    )


def _make_history() -> None:
    op.create_table(
        "law_edit",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("act_id", sa.String(64), sa.ForeignKey("law_act.id", ondelete="CASCADE"), nullable=False),
        sa.Column("article", sa.String(32), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_by", sa.Uuid(), sa.ForeignKey("account.id")),
    )
    op.create_index("ix_law_edit_act", "law_edit", ["act_id", "id"])
    op.create_table(
        "laws_file",
        sa.Column("id", sa.Integer(), autoincrement=False, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name="only_one"),
        sa.CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),
    )


def _make_changes() -> None:
    op.create_table(
        "law_change",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("act_id", sa.String(64), sa.ForeignKey("law_act.id"), nullable=False),
        sa.Column("articles", sa.JSON(), nullable=False),
        sa.Column("takes_effect_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("noted_by", sa.Uuid(), sa.ForeignKey("account.id")),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.CheckConstraint("words <> ''", name="told_in_words"),
        sa.CheckConstraint("state IN ('open', 'done')", name="state_is_known"),
    )
    op.create_index("ix_law_change_act_id", "law_change", ["act_id"])


def _make_tasks() -> None:
    op.create_table(
        "law_task",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("change_id", sa.Uuid(), sa.ForeignKey("law_change.id", ondelete="CASCADE"), nullable=False),
        sa.Column("bank_id", sa.String(64), nullable=False),
        sa.Column("item_id", sa.String(64), nullable=False),
        sa.Column("assigned_to", sa.Uuid(), sa.ForeignKey("account.id")),
        sa.UniqueConstraint("change_id", "bank_id", "item_id"),
    )
    op.create_table(
        "law_task_step",
        sa.Column("task_id", sa.Uuid(), sa.ForeignKey("law_task.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("language", sa.String(16), primary_key=True),
        sa.Column("ticked_at", sa.DateTime(timezone=True)),
        sa.Column("ticked_by", sa.Uuid(), sa.ForeignKey("account.id")),
        sa.CheckConstraint("kind IN ('russian', 'translation', 'recording', 'print')", name="kind_is_known"),
        sa.CheckConstraint("(kind = 'translation') = (language <> '')", name="translation_names_language"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)
