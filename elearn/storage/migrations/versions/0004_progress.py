"""Tallies of progress."""

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    _create_learner_item()
    op.create_table(
        "topic_tally",
        _learner_key(),
        sa.Column("topic_id", sa.String(64), primary_key=True),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.CheckConstraint("answered >= 1", name="answered_once"),
        sa.CheckConstraint("correct BETWEEN 0 AND answered", name="correct_was_answered"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "test_tally",
        _learner_key(),
        sa.Column("test_id", sa.String(64), primary_key=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("best_score", sa.Integer(), nullable=False),
        sa.Column("max_score", sa.Integer(), nullable=False),
        sa.Column("has_passed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("attempts >= 1", name="attempted_once"),
        sa.CheckConstraint("best_score BETWEEN 0 AND max_score", name="best_score_within_max"),
        sqlite_with_rowid=False,
    )


def _create_learner_item() -> None:
    op.create_table(
        "learner_item",
        _learner_key(),
        sa.Column("item_id", sa.String(64), primary_key=True),
        sa.Column("topic_id", sa.String(64), nullable=False),
        sa.Column("times_answered", sa.Integer(), nullable=False),
        sa.Column("evidence_answers", sa.Integer(), nullable=False),
        sa.Column("first_evidence_correct", sa.Boolean()),
        sa.Column("right_in_a_row", sa.Integer(), nullable=False),
        sa.Column("last_answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_mistake", sa.Boolean(), nullable=False),
        sa.CheckConstraint("times_answered >= 1", name="answered_once"),
        sa.CheckConstraint("evidence_answers BETWEEN 0 AND times_answered", name="evidence_was_answered"),
        sa.CheckConstraint(
            "(first_evidence_correct IS NULL) = (evidence_answers = 0)", name="first_evidence_is_kept"
        ),
        sa.CheckConstraint("right_in_a_row BETWEEN 0 AND times_answered", name="right_was_answered"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_learner_item_learner_id_is_mistake_last_answered_at",
        "learner_item",
        ["learner_id", "is_mistake", "last_answered_at"],
    )


def _learner_key() -> sa.Column[object]:
    return sa.Column(
        "learner_id", sa.Uuid(), sa.ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True
    )


def downgrade() -> None:
    for table in ("test_tally", "topic_tally", "learner_item"):
        op.drop_table(table)
