"""`elearn db`: the schema of the database."""

import click

from elearn.cli.preparation import prepare_to_serve
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


@db.command()
def prepare() -> None:
    """Do what `elearn serve` does at its start, for another WSGI server: not while that one serves.

    Brings schema and banks up to date, erases leftovers, and notes which sessions were running.
    """
    prepare_to_serve(read_settings())
