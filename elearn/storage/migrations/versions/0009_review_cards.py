"""Items that were missed come back by their own days; what was missed before is due at once."""

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None

# What FSRS 6 makes of a first wrong answer.
_STABILITY, _DIFFICULTY = 0.212, 6.4133


def upgrade() -> None:
    op.create_table(
        "review_card",
        sa.Column("learner_id", sa.Uuid(), sa.ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("item_id", sa.String(64), primary_key=True),
        sa.Column("stability", sa.Double(), nullable=False),
        sa.Column("difficulty", sa.Double(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("stability > 0", name="stability_positive"),
        sa.CheckConstraint("difficulty BETWEEN 1 AND 10", name="difficulty_in_range"),
        sa.CheckConstraint("due_at >= reviewed_at", name="due_after_review"),
        sqlite_with_rowid=False,
    )
    op.execute(
        sa.text(
            "INSERT INTO review_card (learner_id, item_id, stability, difficulty, reviewed_at, due_at) "
            "SELECT learner_id, item_id, :stability, :difficulty, last_answered_at, last_answered_at "
            "FROM learner_item WHERE is_mistake"
        ).bindparams(stability=_STABILITY, difficulty=_DIFFICULTY)
    )


def downgrade() -> None:
    op.drop_table("review_card")
