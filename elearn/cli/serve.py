"""`elearn serve`: set-up of the database and banks, then the production server."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click
import segno

from elearn.cli.addresses import lan_address, listening_socket
from elearn.cli.workers import run_workers
from elearn.settings import Settings, asset_folder, read_settings
from elearn.storage.engine import make_engine, transaction
from elearn.storage.schema import upgrade_database
from elearn.usecases.load_banks import load_banks
from elearn.usecases.prune_learners import prune_learners

ApplicationFactory = Callable[[Settings], Any]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 serves the room.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=click.IntRange(0, 65535))
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes. One is fastest with SQLite; one per core with PostgreSQL.",
)
@click.pass_obj
def serve(create_app: ApplicationFactory, host: str, port: int, workers: int) -> None:
    """Serve the site: brings the database and the banks up to date first. Stop it with Ctrl+C."""
    settings = read_settings()
    prepare_database(settings)
    try:
        listening = listening_socket(host, port)
    except OSError as error:
        raise click.ClickException(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
    _announce(host, listening.getsockname()[1])
    run_workers(create_app, settings, listening, workers)


def prepare_database(settings: Settings) -> None:
    """Migrate, load the shipped banks (a refused release is said and the old one goes on), and tidy up."""
    engine = make_engine(settings.database_url)
    upgrade_database(engine)
    now = datetime.now(UTC)
    with transaction(engine) as session:
        for result in load_banks(session, folder=asset_folder("question_banks"), now=now, today=now.date()):
            click.echo(str(result), err=True)
    if erased := prune_learners(lambda: transaction(engine), now=now):
        click.echo(f"Erased {erased} learners who kept nothing for 30 days.", err=True)
    engine.dispose()


def _announce(host: str, port: int) -> None:
    click.echo(f"Serving on http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/")  # noqa: S104 - compared, not bound
    address = lan_address() if host == "0.0.0.0" else None  # noqa: S104
    if address:
        _show_qr(f"http://{address}:{port}/")


def _show_qr(url: str) -> None:
    click.echo(f"In this room: {url}")
    segno.make(url).terminal(out=sys.stdout, compact=True)
