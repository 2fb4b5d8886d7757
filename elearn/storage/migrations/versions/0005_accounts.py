"""Accounts, what they did, and failed tries to get in."""

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("user_name", sa.String(150), nullable=False, unique=True),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("totp_secret", sa.String(64)),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("role IN ('centre_staff', 'editor', 'administrator')", name="role_signs_in"),
        sa.CheckConstraint("user_name <> ''", name="user_name_given"),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("account_id", sa.Uuid(), sa.ForeignKey("account.id")),
        sa.Column("action", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("action <> ''", name="action_given"),
    )
    _create_failed_try()


def _create_failed_try() -> None:
    op.create_table(
        "failed_try",
        sa.Column("key", sa.String(128), primary_key=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.CheckConstraint("failures >= 1", name="failed_once"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_failed_try_failed_at", "failed_try", ["failed_at"])


def downgrade() -> None:
    for table in ("failed_try", "audit_entry", "account"):
        op.drop_table(table)
