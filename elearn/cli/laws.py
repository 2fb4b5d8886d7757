"""`elearn laws`: the register of laws, out of the database and into it."""

from datetime import UTC, datetime
from pathlib import Path

import click

from elearn.settings import asset_folder, read_settings
from elearn.storage.engine import make_engine, transaction
from elearn.storage.schema import upgrade_database
from elearn.usecases.export_laws import export_laws
from elearn.usecases.take_in_laws import take_in_laws


@click.group()
def laws() -> None:
    """Look after the register of laws."""


@laws.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
def export(file: Path | None) -> None:
    """Write the register as laws.yaml to FILE, or to stdout.

    The acts of the shipped laws.yaml are taken in before; what editors changed stays.
    """
    engine = make_engine(read_settings().database_url)
    try:
        upgrade_database(engine)
        with transaction(engine) as session:
            take_in_laws(session, folder=asset_folder("question_banks"), now=datetime.now(UTC))
            content = export_laws(session)
    finally:
        engine.dispose()
    if file:
        file.write_bytes(content)
    else:
        click.echo(content, nl=False)
