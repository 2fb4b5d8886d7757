"""What a centre's server remembers of its own batches and of what came.

A release that was refused, so that it is not fetched and checked again all day; and the time of its newest
batch or change, after which the next ones are dated.
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Offers may be refused; batches are dated one after the other."""
    op.add_column(
        "sync_offer", sa.Column("is_refused", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("sync_link", sa.Column("latest_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """A refused offer is tried again; the clock alone dates batches."""
    op.drop_column("sync_link", "latest_at")
    op.drop_column("sync_offer", "is_refused")
