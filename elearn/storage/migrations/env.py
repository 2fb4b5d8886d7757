"""Alembic's entry: uses the connection it is given, or opens the database of the settings."""

from alembic import context
from sqlalchemy import Connection

from elearn.settings import read_settings
from elearn.storage.engine import make_engine
from elearn.storage.tables import Base


def run_migrations(connection: Connection) -> None:
    """Run what was asked for inside the connection's transaction."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_server_default=True,
        render_as_batch=True,  # SQLite changes tables by rebuilding them
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run_migrations(given)
else:
    with make_engine(read_settings().database_url).begin() as opened:
        run_migrations(opened)
