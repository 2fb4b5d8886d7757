"""Tallies of items."""

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | None = None
depends_on: str | None = None

_SECONDS = [f"seconds_{bound}" for bound in (3, 5, 8, 12, 18, 27, 40, 60, 90, 135, 200, 300, 600)]


def upgrade() -> None:
    op.add_column("attempt", sa.Column("language", sa.String(16)))
    op.add_column(
        "attempt_item", sa.Column("is_tallied", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "item_tally",
        sa.Column("bank_id", sa.String(64), primary_key=True),
        sa.Column("release", sa.String(32), primary_key=True),
        sa.Column("item_id", sa.String(64), primary_key=True),
        sa.Column("mode", sa.String(16), primary_key=True),
        sa.Column("language", sa.String(16), primary_key=True),
        sa.Column("answer", sa.String(64), primary_key=True),
        sa.Column("is_correct", sa.Boolean(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("rested", sa.Integer(), nullable=False),
        sa.Column("rest_sum", sa.BigInteger(), nullable=False),
        sa.Column("rest_squares", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _SECONDS),
        sa.ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"]),
        sa.CheckConstraint("mode IN ('exam', 'practice', 'paper')", name="mode_is_known"),
        sa.CheckConstraint("rested BETWEEN 0 AND times", name="rested_within_times"),
        sa.CheckConstraint("rest_sum BETWEEN 0 AND rested * 1000", name="rest_within_scale"),
        sa.CheckConstraint("rest_squares BETWEEN 0 AND rested * 1000000", name="rest_squares_within_scale"),
        sa.CheckConstraint(f"{' + '.join(_SECONDS)} <= times", name="seconds_within_times"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("item_tally")
    op.drop_column("attempt_item", "is_tallied")
    op.drop_column("attempt", "language")
