"""Releases of item banks and their files."""

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "bank_release",
        sa.Column("bank_id", sa.String(64), primary_key=True),
        sa.Column("release", sa.String(32), primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("released_on", sa.Date(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("compiled", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),
    )
    op.create_table(
        "current_release",
        sa.Column("bank_id", sa.String(64), primary_key=True),
        sa.Column("release", sa.String(32), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        _release_key(),
    )
    _create_files()


def _create_files() -> None:
    op.create_table(
        "stored_file",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),
    )
    op.create_table(
        "release_file",
        sa.Column("bank_id", sa.String(64), primary_key=True),
        sa.Column("release", sa.String(32), primary_key=True),
        sa.Column("path", sa.String(255), primary_key=True),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("stored_file.sha256"), nullable=False),
        sa.Column("media_type", sa.String(64)),
        _release_key(),
        sa.CheckConstraint("path <> '' AND path NOT LIKE '/%'", name="path_is_relative"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_release_file_sha256", "release_file", ["sha256"])


def _release_key() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"])


def downgrade() -> None:
    for table in ("release_file", "stored_file", "current_release", "bank_release"):
        op.drop_table(table)
