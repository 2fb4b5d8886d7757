"""The database brought up to date: its schema and the shipped banks."""

from datetime import UTC, datetime

import click

from elearn.cli.preparation import tidy_up
from elearn.settings import Settings, asset_folder
from elearn.storage.engine import make_engine, transaction
from elearn.storage.schema import upgrade_database
from elearn.usecases.load_banks import load_banks
from elearn.usecases.take_in_laws import take_in_laws


def prepare_database(settings: Settings) -> None:
    """Migrate, load the shipped banks (a refused release is said and the old one goes on), and tidy up."""
    bring_up_to_date(settings)
    tidy_up(settings)


def bring_up_to_date(settings: Settings) -> None:
    """Migrate, and load the shipped banks."""
    engine = make_engine(settings.database_url)
    upgrade_database(engine)
    now = datetime.now(UTC)
    with transaction(engine) as session:
        for result in load_banks(session, folder=asset_folder("question_banks"), now=now, today=now.date()):
            click.echo(str(result), err=True)
        take_in_laws(session, folder=asset_folder("question_banks"), now=now)
    engine.dispose()
