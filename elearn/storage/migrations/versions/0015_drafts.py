"""Drafts of releases with their history and comments; translators and their languages."""

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | None = None
depends_on: str | None = None

_OPEN = sa.text("closed_at IS NULL")
_TABLES = (
    "account_language",
    "draft_upload",
    "draft_file",
    "entry_comment",
    "entry_revision",
    "draft_entry",
    "draft",
)


def upgrade() -> None:
    _allow_roles("'centre_staff', 'translator', 'editor', 'administrator'")
    _create_drafts()
    _create_entries()
    _create_revisions()
    _create_comments()
    op.create_table(
        "draft_file",
        _of_draft(),
        sa.Column("path", sa.String(255), primary_key=True),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("stored_file.sha256")),
        _moment("added_at"),
        sqlite_with_rowid=False,
    )
    _create_uploads()
    op.create_table(
        "account_language",
        sa.Column("account_id", sa.Uuid(), sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("language", sa.String(16), primary_key=True),
        sa.Column("is_reviewer", sa.Boolean(), nullable=False),
        sqlite_with_rowid=False,
    )


def _create_drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("bank_id", sa.String(64), nullable=False),
        sa.Column("base_release", sa.String(32), nullable=False),
        _moment("opened_at"),
        _of_account("opened_by"),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("release", sa.String(32)),
        sa.ForeignKeyConstraint(
            ["bank_id", "base_release"], ["bank_release.bank_id", "bank_release.release"]
        ),
        sa.CheckConstraint("release IS NULL OR closed_at IS NOT NULL", name="published_is_closed"),
    )
    op.create_index(
        "uq_draft_open", "draft", ["bank_id"], unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
    )


def _create_entries() -> None:
    op.create_table(
        "draft_entry",
        _of_draft(),
        *_entry_key(is_primary=True),
        sa.Column("file", sa.String(255), nullable=False),
        sa.Column("data", sa.JSON()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("change", sa.String(16), nullable=False),
        _moment("changed_at"),
        sa.Column("changed_by", sa.JSON(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), sa.ForeignKey("account.id")),
        sa.CheckConstraint("state IN ('draft', 'in_review', 'approved')", name="state_is_known"),
        sa.CheckConstraint("change IN ('wording', 'meaning')", name="change_is_known"),
        sa.CheckConstraint("version >= 1", name="version_positive"),
        sa.CheckConstraint("(approved_by IS NOT NULL) = (state = 'approved')", name="approved_by_somebody"),
    )


def _create_revisions() -> None:
    op.create_table(
        "entry_revision",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("bank_id", sa.String(64), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        *_entry_key(),
        sa.Column("data", sa.JSON()),
        sa.Column("version", sa.Integer(), nullable=False),
        _of_account("account_id"),
        _moment("saved_at"),
        sa.Column("note", sa.String(255), nullable=False),
        sa.CheckConstraint("version >= 1", name="version_positive"),
    )
    columns = ["bank_id", "kind", "entry_id", "language", "id"]
    op.create_index("ix_entry_revision_entry", "entry_revision", columns)


def _create_comments() -> None:
    op.create_table(
        "entry_comment",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("bank_id", sa.String(64), nullable=False),
        *_entry_key(),
        _of_account("account_id"),
        _moment("written_at"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.Column("settled_by", sa.Uuid(), sa.ForeignKey("account.id")),
        sa.CheckConstraint("text <> ''", name="text_given"),
    )
    columns = ["bank_id", "kind", "entry_id", "language", "written_at"]
    op.create_index("ix_entry_comment_entry", "entry_comment", columns)


def _create_uploads() -> None:
    op.create_table(
        "draft_upload",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("draft_id", sa.Uuid(), sa.ForeignKey("draft.id", ondelete="CASCADE"), nullable=False),
        sa.Column("account_id", sa.Uuid(), sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
        sa.Column("format", sa.String(16), nullable=False),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _moment("uploaded_at"),
        sa.CheckConstraint("format <> ''", name="format_given"),
    )
    op.create_index("ix_draft_upload_draft_id", "draft_upload", ["draft_id"])


def _entry_key(*, is_primary: bool = False) -> list[sa.Column[str]]:
    names = (("kind", 16), ("entry_id", 64), ("language", 16))
    return [sa.Column(name, sa.String(size), nullable=False, primary_key=is_primary) for name, size in names]


def _of_draft() -> sa.Column[object]:
    return sa.Column("draft_id", sa.Uuid(), sa.ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True)


def _of_account(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey("account.id"), nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _allow_roles(roles: str) -> None:
    with op.batch_alter_table("account") as account:
        account.drop_constraint(op.f("ck_account_role_signs_in"), type_="check")
        account.create_check_constraint("role_signs_in", f"role IN ({roles})")


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)
    op.execute("UPDATE account SET role = 'editor', is_active = false WHERE role = 'translator'")
    _allow_roles("'centre_staff', 'editor', 'administrator'")
