"""Synchronisation of a centre's server with the central one."""

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | None = None
depends_on: str | None = None

_TABLES = (
    "sync_arrival",
    "sync_origin",
    "sync_key",
    "sync_offer",
    "sync_sent_code",
    "sync_receipt",
    "sync_link",
)


def upgrade() -> None:
    op.add_column(
        "learner", sa.Column("is_code_brought", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _create_link()
    _create_outbox()
    _create_origins()


def _create_link() -> None:
    op.create_table(
        "sync_link",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("url", sa.String(300), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("own_centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), nullable=False),
        sa.Column("server_key", sa.String(43), nullable=False),
        _moment("connected_at"),
        _moment("asked_at", is_optional=True),
        _moment("tried_at", is_optional=True),
        _moment("succeeded_at", is_optional=True),
        sa.Column("problem", sa.String(32)),
        sa.CheckConstraint("id = 1", name="only_one"),
        sa.CheckConstraint("length(server_key) = 43", name="key_is_whole"),
    )


def _create_outbox() -> None:
    op.create_table(
        "sync_receipt",
        sa.Column("attempt_id", sa.Uuid(), sa.ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32)),
        _moment("received_at"),
        sa.CheckConstraint("state IN ('accepted', 'waiting', 'refused')", name="state_is_known"),
        sa.CheckConstraint("(reason IS NULL) = (state = 'accepted')", name="reason_is_told"),
    )
    op.create_table(
        "sync_sent_code",
        sa.Column("learner_id", sa.Uuid(), sa.ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True),
    )
    op.create_table(
        "sync_offer",
        sa.Column("bank_id", sa.String(64), primary_key=True),
        sa.Column("release", sa.String(32), primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),
        sqlite_with_rowid=False,
    )


def _create_origins() -> None:
    op.create_table(
        "sync_key",
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), primary_key=True),
        sa.Column("public_key", sa.String(43), nullable=False),
        _moment("accepted_at"),
        _moment("heard_at", is_optional=True),
        sa.CheckConstraint("length(public_key) = 43", name="key_is_whole"),
    )
    op.create_table(
        "sync_origin",
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), primary_key=True),
        sa.Column("origin_id", sa.Uuid(), primary_key=True),
        sa.Column("learner_id", sa.Uuid(), sa.ForeignKey("learner.id", ondelete="CASCADE"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sync_origin_learner_id", "sync_origin", ["learner_id"])
    op.create_table(
        "sync_arrival",
        sa.Column("attempt_id", sa.Uuid(), primary_key=True),
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), nullable=False),
        sa.Column("origin_id", sa.Uuid(), nullable=False),
        _moment("made_at"),
        _moment("arrived_at"),
    )
    op.create_index("ix_sync_arrival_centre_id", "sync_arrival", ["centre_id"])


def _moment(name: str, *, is_optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=is_optional)


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)
    op.drop_column("learner", "is_code_brought")
