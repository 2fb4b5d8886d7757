"""`elearn db`: the schema of the database."""

import click

from elearn.settings import read_settings
from elearn.storage.engine import make_engine
from elearn.storage.schema import upgrade_database


@click.group()
def db() -> None:
    """Look after the database."""


@db.command()
def upgrade() -> None:
    """Bring the schema to this version; harmless when repeated."""
    upgrade_database(make_engine(read_settings().database_url))
    click.echo("The database is up to date.", err=True)
