"""The history of scores is read without the drills between them."""

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    is_scored = sa.text("submitted_at IS NOT NULL AND kind IN ('practice_test', 'mock_exam')")
    op.create_index(
        "ix_attempt_scored",
        "attempt",
        ["learner_id", "submitted_at", "id"],
        sqlite_where=is_scored,
        postgresql_where=is_scored,
    )


def downgrade() -> None:
    op.drop_index("ix_attempt_scored", table_name="attempt")
