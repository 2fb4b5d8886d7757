"""Audit entries know their centre; centres say how long they keep people; a seat outlives its list."""

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | None = None
depends_on: str | None = None

_OF_ITS_ACCOUNT = sa.text(
    "UPDATE audit_entry SET centre_id = "
    "(SELECT centre_id FROM centre_member WHERE centre_member.account_id = audit_entry.account_id)"
)
_KEY = "fk_seat_participant_id_participant"


def upgrade() -> None:
    op.add_column("audit_entry", sa.Column("centre_id", sa.Uuid(), nullable=True))
    op.execute(_OF_ITS_ACCOUNT)
    op.create_index("ix_audit_entry_centre", "audit_entry", ["centre_id", "written_at"])
    op.create_index("ix_audit_entry_kind", "audit_entry", ["centre_id", "action", "written_at"])
    op.create_table(
        "retention",
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), primary_key=True),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.CheckConstraint("months IN (3, 6, 12, 24, 36)", name="months_are_offered"),
    )
    _let_seats_go_by("SET NULL")


def _let_seats_go_by(rule: str) -> None:
    """Say what becomes of a seat whose person is taken off the list."""
    with op.batch_alter_table("seat") as seat:
        seat.drop_constraint(_KEY, type_="foreignkey")
        seat.create_foreign_key(_KEY, "participant", ["participant_id"], ["id"], ondelete=rule)


def downgrade() -> None:
    _let_seats_go_by("CASCADE")
    op.drop_table("retention")
    op.drop_index("ix_audit_entry_kind", "audit_entry")
    op.drop_index("ix_audit_entry_centre", "audit_entry")
    op.drop_column("audit_entry", "centre_id")
