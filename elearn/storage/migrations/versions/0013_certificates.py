"""Certificates of practice."""

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "certificate",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("code", sa.String(20), nullable=False, unique=True),
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), nullable=False),
        sa.Column("learner_id", sa.Uuid(), sa.ForeignKey("learner.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(100)),
        sa.Column("practice", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Uuid(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("length(code) = 20", name="code_has_twenty_signs"),
        sa.CheckConstraint("number >= 1", name="number_positive"),
        sa.CheckConstraint("name <> ''", name="name_given"),
        sa.CheckConstraint("withdrawn_at >= made_at", name="withdrawn_after_made"),
    )
    op.create_index("ix_certificate_centre_id", "certificate", ["centre_id"])
    op.create_index("ix_certificate_learner_id", "certificate", ["learner_id"])


def downgrade() -> None:
    op.drop_table("certificate")
