"""`elearn centres`: migrant resource centres, and the link for their first manager."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session
from uuid6 import uuid7

from elearn.domain.centres import INVITED_FOR, CentreId, CentreRole, InvitationId
from elearn.domain.errors import NameTaken, NotAtCentre
from elearn.settings import read_settings
from elearn.storage.engine import make_engine, transaction
from elearn.storage.schema import upgrade_database
from elearn.usecases.add_centre import add_centre
from elearn.usecases.invite_staff import invite_staff
from elearn.usecases.list_centres import list_centres
from elearn.usecases.require_centre import require_centre

ROLES = click.Choice([role.value for role in CentreRole])


@click.group()
def centres() -> None:
    """Look after centres and invite their staff."""


@centres.command("add")
@click.argument("name")
def add_one(name: str) -> None:
    """Add the centre NAME."""
    if not name.split():
        raise click.BadParameter("A centre needs a name.", param_hint="NAME")
    with _database() as session:
        centre = add_centre(session, centre_id=CentreId(uuid7()), name=name, now=datetime.now(UTC))
    click.echo(f"{centre.name}: added.", err=True)


@centres.command("list")
def list_all() -> None:
    """Print the name of every centre, one per line."""
    with _database() as session:
        names = [centre.name for centre in list_centres(session)]
    for name in names:
        click.echo(name)


@centres.command("invite")
@click.argument("name")
@click.option("--role", type=ROLES, required=True)
def invite(name: str, role: str) -> None:
    """Print the path at which somebody makes their account at the centre NAME; it works once."""
    secret = secrets.token_urlsafe(24)
    with _database() as session:
        centre = require_centre(session, name=name)
        invite_staff(
            session,
            invitation_id=InvitationId(uuid7()),
            centre_id=centre.id,
            role=CentreRole(role),
            secret=secret,
            invited_by=None,
            now=datetime.now(UTC),
        )
    click.echo(f"/ru/account/invitation/{secret}")
    click.echo(
        f"Put the address of your site before it. It works once, for {INVITED_FOR.days} days.", err=True
    )


@contextmanager
def _database() -> Iterator[Session]:
    """Open a transaction on the up-to-date database; what goes wrong is said in a sentence."""
    engine = make_engine(read_settings().database_url)
    upgrade_database(engine)
    try:
        with transaction(engine) as session:
            yield session
    except NameTaken as error:
        raise click.ClickException(f"There is a centre {error.name} already.") from error
    except NotAtCentre as error:
        raise click.ClickException("There is no such centre.") from error
    finally:
        engine.dispose()
