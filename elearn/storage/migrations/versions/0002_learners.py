"""Learners."""

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "learner",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("profile_id", sa.String(64)),
        sa.Column("exam_on", sa.Date()),
        sa.Column("code", sa.String(12), unique=True),
        sa.CheckConstraint("length(code) = 12", name="code_has_twelve_digits"),
    )


def downgrade() -> None:
    op.drop_table("learner")
