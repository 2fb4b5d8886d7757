"""`elearn sync`: results go from a centre's server to the central one, releases come back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import click
from sqlalchemy import Engine

from elearn.cli.sync_files import read_batches, read_reply, write_lines
from elearn.cli.sync_road import is_safe_url
from elearn.cli.sync_work import own_side, synchronise, utc_now
from elearn.domain.centres import CentreId
from elearn.domain.errors import NotAtCentre
from elearn.domain.sync import ServerLink, SyncProblem
from elearn.domain.sync_errors import FileUnusable, NotConnected, NotOneCentre
from elearn.formats.sync.lines import is_public_key, public_key_of
from elearn.settings import Settings, read_settings
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.schema import upgrade_database
from elearn.storage.sync_link import find_link
from elearn.usecases.accept_server import accept_server
from elearn.usecases.connect_server import connect_server
from elearn.usecases.load_sync_state import load_sync_state
from elearn.usecases.resend_everything import resend_everything
from elearn.usecases.send_waiting import Own
from elearn.usecases.withdraw_server import withdraw_server
from elearn.usecases.write_up_lines import write_up_lines

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, path_type=Path)
_SAID = {
    SyncProblem.NO_CONNECTION: "There is no connection to the central server, or it breaks off.",
    SyncProblem.NOT_ACCEPTED: "The central server does not know this key: run `elearn sync accept` there.",
    SyncProblem.ANSWER_UNREADABLE: "The answer was not signed by the central server that was connected.",
    SyncProblem.SERVER_FAILED: "The central server does not work right now.",
    SyncProblem.RELEASE_DEFECTIVE: "A release that came has defects; the old one goes on.",
}


@click.group()
def sync() -> None:
    """Synchronise a centre's server with a central one, over the internet or by USB stick."""


@sync.command()
def key() -> None:
    """Print the public key of this server."""
    click.echo(public_key_of(read_settings().secret_key))


@sync.command()
@click.argument("centre")
@click.argument("public_key")
def accept(centre: str, public_key: str) -> None:
    """At the central server: accept what the server with PUBLIC_KEY sends for CENTRE, and no other key."""
    if not is_public_key(public_key):
        raise click.BadParameter("This is no key; `elearn sync key` prints one.", param_hint="PUBLIC_KEY")
    with _database() as (engine, settings), transaction(engine) as session:
        found = accept_server(session, centre_name=centre, public_key=public_key, now=utc_now())
        own_key = public_key_of(settings.secret_key)
    click.echo(f"{found.name}: accepted. Run this on the server of the centre:", err=True)
    click.echo(f"elearn sync connect https://YOUR.SITE --centre {found.id} --server-key {own_key}")


@sync.command()
@click.argument("centre")
def withdraw(centre: str) -> None:
    """At the central server: accept nothing for CENTRE any more."""
    with _database() as (engine, _), transaction(engine) as session:
        is_done = withdraw_server(session, centre_name=centre, now=utc_now())
    click.echo("Withdrawn." if is_done else "Nothing was accepted before.", err=True)


@sync.command()
@click.argument("url", required=False, default="")
@click.option("--centre", "centre_id", type=click.UUID, required=True, help="As `accept` printed it.")
@click.option("--server-key", required=True, help="As `accept` printed it.")
def connect(url: str, centre_id: UUID, server_key: str) -> None:
    """At a centre: send to the central server at URL from now on; without URL by USB stick alone."""
    if url and not is_safe_url(url):
        raise click.BadParameter("Write an address that begins with https://.", param_hint="URL")
    if not is_public_key(server_key):
        raise click.BadParameter("This is no key; copy the line that `elearn sync accept` printed.")
    with _database() as (engine, _), transaction(engine) as session:
        connect_server(session, url=url, centre_id=CentreId(centre_id), server_key=server_key, now=utc_now())
    click.echo("Connected. `elearn serve` sends by itself; `elearn sync now` sends at once.", err=True)


@sync.command()
def now() -> None:
    """At a centre: send what waits, and fetch what is new."""
    with _database() as (engine, settings):
        problem = synchronise(settings)
        _say_state(engine, _own(engine, settings)[1])
    if problem:
        raise click.ClickException(_SAID[problem])


@sync.command()
def state() -> None:
    """At a centre: say how many attempts were sent and wait."""
    with _database() as (engine, settings):
        _say_state(engine, _own(engine, settings)[1])


@sync.command()
def resend() -> None:
    """At a centre: let everything wait again, for a central server that lost something."""
    with _database() as (engine, settings):
        link = _own(engine, settings)[1]
        with transaction(engine) as session:
            resend_everything(session, now=utc_now())
        _say_state(engine, link)


@sync.command()
@click.argument("file", type=_NEW_FILE)
def write(file: Path) -> None:
    """At a centre: write what waits to FILE, for a USB stick."""
    with _database() as (engine, settings):
        own, link = _own(engine, settings)
        count = write_lines(file, write_up_lines(own, link))
    click.echo(f"{file}: {count} batches. Read it at the central server: `elearn sync read`.", err=True)


@sync.command()
@click.argument("file", type=_FILE)
@click.option("--reply", type=_NEW_FILE, help="At the central server: where to write the answer.")
def read(file: Path, reply: Path | None) -> None:
    """Read FILE from a USB stick: at the central server with --reply, at a centre the reply itself."""
    with _database() as (engine, settings):
        if reply:
            read_batches(own_side(engine, settings), file, reply)
            return
        own, link = _own(engine, settings)
        read_reply(own, link, file)
        _say_state(engine, link)


def _say_state(engine: Engine, link: ServerLink) -> None:
    with reading(engine) as session:
        outbox = load_sync_state(session, centre_id=link.own_centre_id).outbox
    if outbox:
        counts = outbox.counts
        click.echo(f"{counts.sent} sent, {counts.waiting} waiting, {counts.refused} refused")


def _own(engine: Engine, settings: Settings) -> tuple[Own, ServerLink]:
    with reading(engine) as session:
        link = find_link(session)
    if link is None:
        raise NotConnected
    return own_side(engine, settings), link


@contextmanager
def _database() -> Iterator[tuple[Engine, Settings]]:
    """Open the up-to-date database; what goes wrong is said in a sentence."""
    settings = read_settings()
    engine = make_engine(settings.database_url)
    upgrade_database(engine)
    try:
        yield engine, settings
    except NotAtCentre as error:
        raise click.ClickException("There is no such centre.") from error
    except NotConnected as error:
        raise click.ClickException("This server is not connected: run `elearn sync connect`.") from error
    except NotOneCentre as error:
        told = f"This server has {error.count} centres; it sends for exactly one."
        raise click.ClickException(told) from error
    except FileUnusable as error:
        raise click.ClickException("Nothing in this file is for this server.") from error
    finally:
        engine.dispose()
