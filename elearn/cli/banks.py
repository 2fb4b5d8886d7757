"""`elearn banks`: check, load, export, compare and freeze releases."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import click
from sqlalchemy import Engine

from elearn.cli.bank_tables import coverage_lines, size_lines
from elearn.domain.attempts import ReleaseRef
from elearn.domain.errors import BankDefective, ReleaseAltered, ReleaseNotFound
from elearn.formats.bank_files.schema import write_schemas
from elearn.settings import asset_folder, read_settings
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.schema import upgrade_database
from elearn.usecases.check_banks import check_banks
from elearn.usecases.diff_releases import diff_releases, parse_release
from elearn.usecases.export_release import export_release
from elearn.usecases.freeze_release import freeze_release
from elearn.usecases.load_banks import load_banks
from elearn.usecases.take_in_laws import take_in_laws

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def banks() -> None:
    """Check, load, export and compare releases of the question banks."""


@banks.command()
@click.argument("path", required=False, type=_FOLDER)
@click.option("--quiet", is_flag=True, help="Only defects, no tables.")
def check(path: Path | None, quiet: bool) -> None:
    """Report every defect of the banks, bank or release at PATH (the shipped banks); exit 1 if there is one.

    Defects go to stdout, one per line; tables of coverage and sizes to stderr.
    """
    result = check_banks((path or asset_folder("question_banks")).resolve(), today=_today())
    for defect in result.defects:
        click.echo(defect)
    sound = [release.bank for release in result.releases if release.bank]
    for bank in () if quiet else sound:
        for line in (*coverage_lines(bank), *size_lines(bank)):
            click.echo(line, err=True)
    if result.defects:
        click.echo(f"{len(result.defects)} defects", err=True)
        raise SystemExit(1)
    click.echo(f"{len(result.releases)} releases without defects", err=True)


@banks.command()
@click.argument("path", required=False, type=_FOLDER)
def load(path: Path | None) -> None:
    """Bring new releases of the folder PATH (the shipped banks) into the database.

    Exit 1 if one is refused; what the database has goes on.
    """
    now = datetime.now(UTC)
    with _engine() as engine, transaction(engine) as session:
        folder = path or asset_folder("question_banks")
        take_in_laws(session, folder=folder, now=now)
        results = load_banks(session, folder=folder, now=now, today=now.date())
    for result in results:
        click.echo(str(result))
    if any(result.is_refused for result in results):
        raise SystemExit(1)


@banks.command()
@click.argument("release")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(release: str, folder: Path) -> None:
    """Write RELEASE (bank@release) below FOLDER, byte for byte as it was loaded."""
    ref = parse_release(release)
    if not isinstance(ref, ReleaseRef):
        raise click.BadParameter("write it as bank@release, for example history@2026.1")
    with _engine() as engine, reading(engine) as session, _told():
        click.echo(export_release(session, ref=ref, folder=folder))


@banks.command()
@click.argument("old")
@click.argument("new")
def diff(old: str, new: str) -> None:
    """List what changed from OLD to NEW, each a release's folder or bank@release."""
    with _engine() as engine, reading(engine) as session, _told():
        for line in diff_releases(session, old=parse_release(old), new=parse_release(new)):
            click.echo(line)


@banks.command()
@click.argument("path", type=_FOLDER)
def freeze(path: Path) -> None:
    """Record the hash of the release at PATH in releases.yaml: it must never change afterwards."""
    with _told():
        click.echo(freeze_release(path.resolve(), today=_today()))


@banks.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def schema(folder: Path | None) -> None:
    """Write the JSON Schema of every kind of file into FOLDER (question_banks/schema)."""
    write_schemas(folder or asset_folder("question_banks") / "schema")


def _today() -> date:
    return datetime.now(UTC).date()


@contextmanager
def _engine() -> Iterator[Engine]:
    """Open the database, brought up to date; close it at the end."""
    engine = make_engine(read_settings().database_url)
    try:
        upgrade_database(engine)
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    """Put refusals into words."""
    try:
        yield
    except BankDefective as error:
        raise click.ClickException("\n".join(["The release has defects:", *error.defects])) from error
    except ReleaseNotFound as error:
        raise click.ClickException(f"{error.bank_id}@{error.release} is not in the database.") from error
    except ReleaseAltered as error:
        message = f"{error.bank_id} {error.release} is there with other content; a release never changes."
        raise click.ClickException(message) from error
