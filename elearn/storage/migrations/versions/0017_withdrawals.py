"""Items out of use, checks of items, and outcomes counted anew."""

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column("attempt", sa.Column("has_news", sa.Boolean(), server_default=sa.false(), nullable=False))
    has_news = sa.text("has_news")
    op.create_index(
        "ix_attempt_news", "attempt", ["learner_id"], sqlite_where=has_news, postgresql_where=has_news
    )
    op.add_column(
        "attempt_item", sa.Column("is_void", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    _create_withdrawals()
    _create_checks()
    _create_changes()


def _create_withdrawals() -> None:
    op.create_table(
        "withdrawal",
        sa.Column("version", sa.String(64), primary_key=True),
        sa.Column("versions", sa.JSON(), nullable=False),
        sa.Column("bank_id", sa.String(64), nullable=False),
        sa.Column("release", sa.String(32), nullable=False),
        sa.Column("item_id", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), sa.ForeignKey("account.id")),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("accepted", sa.JSON(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("decided_by", sa.Uuid(), sa.ForeignKey("account.id")),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("last_attempt_id", sa.Uuid()),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("length(version) = 64", name="version_is_whole"),
        sa.CheckConstraint("length(reason) BETWEEN 1 AND 500", name="reason_is_given"),
        sa.CheckConstraint(
            "decision IN ('pending', 'keep', 'void', 'accept_both', 'put_back')", name="decision_is_known"
        ),
        sa.CheckConstraint("(decided_at IS NULL) = (decision = 'pending')", name="decided_at_some_time"),
        sa.CheckConstraint("done BETWEEN 0 AND total AND changed >= 0", name="counts_fit"),
    )
    op.create_index("ix_withdrawal_bank_id", "withdrawal", ["bank_id"])


def _create_checks() -> None:
    op.create_table(
        "item_check",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("item_id", sa.String(64), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("review_by", sa.Date(), nullable=False),
        sa.Column("checked_by", sa.Uuid(), sa.ForeignKey("account.id")),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("review_by > checked_on", name="review_after_check"),
    )
    op.create_index("ix_item_check_item_id", "item_check", ["item_id"])


def _create_changes() -> None:
    op.create_table(
        "outcome_change",
        sa.Column("attempt_id", sa.Uuid(), sa.ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.String(64), sa.ForeignKey("withdrawal.version"), primary_key=True),
        sa.Column("decision", sa.String(16), primary_key=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("max_score", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Boolean()),
        sa.Column("thresholds", sa.JSON(), nullable=False),
        sa.Column("new_score", sa.Integer(), nullable=False),
        sa.Column("new_passed", sa.Boolean()),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("new_score >= score AND new_score <= max_score", name="score_never_falls"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("outcome_change")
    op.drop_table("item_check")
    op.drop_table("withdrawal")
    op.drop_column("attempt_item", "is_void")
    op.drop_index("ix_attempt_news", "attempt")
    op.drop_column("attempt", "has_news")
