"""What people told about themselves for reports, with their consent; and the reports."""

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "participant_detail",
        sa.Column(
            "participant_id", sa.Uuid(), sa.ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("sex", sa.String(16)),
        sa.Column("birth_year", sa.Integer()),
        sa.Column("nationality", sa.String(2)),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), sa.ForeignKey("account.id"), nullable=False),
        sa.CheckConstraint("sex IN ('female', 'male')", name="sex_is_known"),
        sa.CheckConstraint("birth_year BETWEEN 1900 AND 2200", name="birth_year_plausible"),
        sa.CheckConstraint("length(nationality) = 2", name="nationality_is_code"),
        sa.CheckConstraint(
            "sex IS NOT NULL OR birth_year IS NOT NULL OR nationality IS NOT NULL", name="something_told"
        ),
    )
    op.create_table(
        "donor_report",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id")),
        sa.Column("made_by", sa.Uuid(), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_month", sa.String(7), nullable=False),
        sa.Column("last_month", sa.String(7), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.CheckConstraint("last_month >= first_month", name="ends_after_it_begins"),
        sa.CheckConstraint("version >= 1", name="version_positive"),
    )
    op.create_index("ix_donor_report_centre_id_made_at", "donor_report", ["centre_id", "made_at"])


def downgrade() -> None:
    op.drop_table("donor_report")
    op.drop_table("participant_detail")
