"""A centre tells the central server whom it has erased."""

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | None = None
depends_on: str | None = None

_SENT = """
INSERT INTO sync_sent_learner (learner_id)
SELECT DISTINCT learner_id FROM attempt JOIN sync_receipt ON sync_receipt.attempt_id = attempt.id
"""


def upgrade() -> None:
    op.create_table("sync_sent_learner", sa.Column("learner_id", sa.Uuid(), primary_key=True))
    op.execute(_SENT)
    op.create_table(
        "sync_forgotten",
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), primary_key=True),
        sa.Column("origin_id", sa.Uuid(), primary_key=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("sync_forgotten")
    op.drop_table("sync_sent_learner")
