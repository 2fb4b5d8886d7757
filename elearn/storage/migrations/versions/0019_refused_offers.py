"""A release that came and was refused is remembered, so that it is not fetched and checked again all day."""

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Offers may be refused."""
    op.add_column(
        "sync_offer", sa.Column("is_refused", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    """A refused offer is tried again."""
    op.drop_column("sync_offer", "is_refused")
