"""`elearn serve`: set-up of the database and banks, then the production server."""

import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from elearn.cli.addresses import listening_socket
from elearn.cli.allocator import keep_memory_small
from elearn.cli.announcement import announce
from elearn.cli.housekeeping import keep_house
from elearn.cli.preparation import prepare_to_serve
from elearn.cli.supervision import WorkersFailed
from elearn.cli.sync_keeper import keep_synchronised
from elearn.cli.workers import run_workers
from elearn.domain.site_addresses import site_url
from elearn.settings import Settings, read_settings

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
@click.option("--open", "opens", is_flag=True, help="Open the site in this computer's browser.")
@click.pass_obj
def serve(create_app: ApplicationFactory, host: str, port: int, workers: int, opens: bool) -> None:
    """Serve the site: brings the database and the banks up to date first. Stop it with Ctrl+C."""
    keep_memory_small()
    settings = read_settings()
    prepare_to_serve(settings)
    try:
        listening = listening_socket(host, port)
    except OSError as error:
        raise click.ClickException(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
    keep_synchronised(settings)
    keep_house(settings)
    port = listening.getsockname()[1]
    announce(host, port)
    if opens:
        # It waits for its answer, since the socket listens already; a browser in a terminal is waited for.
        threading.Thread(target=webbrowser.open, args=(site_url(host, port),), daemon=True).start()
    settings = replace(settings, host=host, port=port)
    try:
        run_workers(create_app, settings, listening, workers)
    except WorkersFailed as error:
        raise click.ClickException("The workers do not start; what is wrong stands above.") from error
