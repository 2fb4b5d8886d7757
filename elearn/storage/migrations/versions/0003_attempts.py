"""Attempts with their papers and responses."""

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    _create_attempt()
    _create_attempt_item()
    _create_attempt_threshold()


def _create_attempt() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("learner_id", sa.Uuid(), sa.ForeignKey("learner.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("test_id", sa.String(64)),
        sa.Column("profile_id", sa.String(64)),
        sa.Column("topic_id", sa.String(64)),
        sa.Column("minutes", sa.Integer()),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline_at", sa.DateTime(timezone=True)),
        sa.Column("submitted_at", sa.DateTime(timezone=True)),
        sa.Column("score", sa.Integer()),
        sa.Column("max_score", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Boolean()),
        *_attempt_rules(),
    )
    op.create_index("ix_attempt_learner_id_started_at", "attempt", ["learner_id", "started_at"])
    is_open = sa.text("submitted_at IS NULL")
    op.create_index(
        "ix_attempt_open",
        "attempt",
        ["learner_id", "started_at"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _attempt_rules() -> list[sa.CheckConstraint]:
    rules = {
        "kind_is_known": "kind IN ('practice_test', 'mock_exam', 'drill', 'mistakes')",
        "mode_is_known": "mode IN ('practice', 'exam')",
        "practice_test_names_test": "kind <> 'practice_test' OR test_id IS NOT NULL",
        "mock_exam_names_profile": "kind <> 'mock_exam' OR profile_id IS NOT NULL",
        "drill_names_topic": "kind <> 'drill' OR topic_id IS NOT NULL",
        "deadline_after_start": "deadline_at > started_at",
        "submitted_after_start": "submitted_at >= started_at",
        "scored_when_submitted": "(submitted_at IS NULL) = (score IS NULL)",
        "judged_when_submitted": "passed IS NULL OR submitted_at IS NOT NULL",
        "max_score_positive": "max_score >= 1",
        "score_within_max": "score BETWEEN 0 AND max_score",
    }
    return [sa.CheckConstraint(rule, name=name) for name, rule in rules.items()]


def _create_attempt_item() -> None:
    op.create_table(
        "attempt_item",
        _attempt_key(),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("bank_id", sa.String(64), nullable=False),
        sa.Column("release", sa.String(32), nullable=False),
        sa.Column("item_id", sa.String(64), nullable=False),
        sa.Column("part_id", sa.String(64), nullable=False),
        sa.Column("task", sa.String(64), nullable=False),
        sa.Column("max_score", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("is_aided", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_flagged", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("granted", sa.JSON()),
        sa.Column("score", sa.Integer()),
        sa.ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"]),
        sa.CheckConstraint("position >= 1", name="position_positive"),
        sa.CheckConstraint("max_score >= 1", name="max_score_positive"),
        sa.CheckConstraint("score BETWEEN 0 AND max_score", name="score_within_max"),
        sa.CheckConstraint("length(value) <= 4000", name="value_of_fair_length"),
        sa.CheckConstraint("value IS NULL OR answered_at IS NOT NULL", name="answered_at_some_time"),
        sqlite_with_rowid=False,
    )


def _create_attempt_threshold() -> None:
    op.create_table(
        "attempt_threshold",
        _attempt_key(),
        sa.Column("threshold_id", sa.String(64), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.String(64)),
        sa.Column("tasks", sa.JSON(), nullable=False),
        sa.Column("cut_score", sa.Integer(), nullable=False),
        sa.Column("max_score", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer()),
        sa.Column("pending", sa.Integer()),
        sa.CheckConstraint("cut_score BETWEEN 0 AND max_score", name="cut_score_within_max"),
        sa.CheckConstraint(
            "score >= 0 AND pending >= 0 AND score + pending <= max_score", name="score_within_max"
        ),
        sqlite_with_rowid=False,
    )


def _attempt_key() -> sa.Column[object]:
    return sa.Column(
        "attempt_id", sa.Uuid(), sa.ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True
    )


def downgrade() -> None:
    for table in ("attempt_threshold", "attempt_item", "attempt"):
        op.drop_table(table)
