"""`elearn backup` and `elearn restore`: everything in one file, while the site serves."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import Engine

from elearn.domain.errors import BackupUnreadable
from elearn.settings import read_settings
from elearn.storage import archive
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.revision import is_current
from elearn.storage.schema import upgrade_database
from elearn.usecases.note_backup import note_backup


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write all data to FILE, then read it back to be sure. Works while the site serves.

    The file holds the learners' data: keep it as safe as the database.
    """
    settings = read_settings()
    engine = make_engine(settings.database_url)
    if not is_current(engine):
        raise click.ClickException("There is no database of this version: look at ELEARN_DATA.")
    unfinished = file.with_name(file.name + ".unfinished")
    try:
        _write(engine, unfinished)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    note_backup(settings.data_folder, now=datetime.now(UTC))
    click.echo(f"{file}: {file.stat().st_size} bytes, written and verified.", err=True)


def _write(engine: Engine, path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "w+b") as target, reading(engine) as session:
        archive.write_archive(session, target)
        target.flush()
        os.fsync(target.fileno())
        target.seek(0)
        archive.verify_archive(target)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.confirmation_option(prompt="This replaces everything in the database. Go on?")
def restore(file: Path) -> None:
    """Replace all data by what FILE holds, all or nothing. Works while the site serves."""
    engine = make_engine(read_settings().database_url)
    upgrade_database(engine)
    try:
        with file.open("rb") as source, transaction(engine) as session:
            archive.read_archive(session, source)
    except BackupUnreadable as error:
        raise click.ClickException(f"{file}: {error.reason} Nothing was changed.") from error
    click.echo(f"{file}: restored.", err=True)
