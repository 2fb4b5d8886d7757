"""Releases that begin on a day, and who ordered each."""

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: str | None = None
depends_on: str | None = None

_WAITING = sa.text("done_at IS NULL AND cancelled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "release_switch",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("bank_id", sa.String(64), nullable=False),
        sa.Column("release", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ordered_by", sa.Uuid(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("reason", sa.String(1000), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.Column("cancelled_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"]),
        sa.CheckConstraint("kind IN ('publish', 'roll_back')", name="kind_is_known"),
        sa.CheckConstraint("done_at IS NULL OR cancelled_at IS NULL", name="done_or_cancelled"),
        sa.CheckConstraint("kind <> 'roll_back' OR reason <> ''", name="roll_back_says_why"),
    )
    op.create_index(
        "uq_release_switch_waiting",
        "release_switch",
        ["bank_id"],
        unique=True,
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )


def downgrade() -> None:
    op.drop_table("release_switch")
