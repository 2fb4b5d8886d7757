"""Answers that arrived after the end are kept for the review."""

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "late_response",
        sa.Column("attempt_id", sa.Uuid(), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["attempt_item.attempt_id", "attempt_item.position"],
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("length(value) BETWEEN 1 AND 4000", name="value_of_fair_length"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("late_response")
