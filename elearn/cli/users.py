"""`elearn users`: accounts of staff, editors and administrators."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session
from uuid6 import uuid7

from elearn.domain.accounts import AccountId
from elearn.domain.errors import AccountExists, AccountNotFound, ElearnError, PasswordTooWeak
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.domain.permissions import Role
from elearn.settings import read_settings
from elearn.storage.engine import make_engine, transaction
from elearn.storage.schema import upgrade_database
from elearn.usecases.add_account import add_account
from elearn.usecases.change_role import change_role
from elearn.usecases.deactivate_account import deactivate_account
from elearn.usecases.list_accounts import list_accounts
from elearn.usecases.reset_password import reset_password
from elearn.usecases.set_languages import set_languages

ROLES = click.Choice([role.value for role in Role if role is not Role.LEARNER])  # learners need no account
LANGUAGES = click.Choice(WRITTEN_LANGUAGES[1:])
_PASSWORD = click.password_option(help="Asked for when it is not given.", envvar="ELEARN_NEW_PASSWORD")


@click.group()
def users() -> None:
    """Look after accounts of staff, editors and administrators."""


@users.command("add")
@click.argument("user_name")
@click.option("--role", type=ROLES, required=True)
@_PASSWORD
def add_user(user_name: str, role: str, password: str) -> None:
    """Add an account for USER_NAME."""
    with _database() as session:
        account = add_account(
            session,
            account_id=AccountId(uuid7()),
            user_name=user_name,
            role=Role(role),
            password=password,
            now=datetime.now(UTC),
        )
    click.echo(f"{account.user_name}: added.", err=True)


@users.command("list")
def list_users() -> None:
    """Print user name, role and state of every account, one per line."""
    with _database() as session:
        accounts = list_accounts(session)
    for account in accounts:
        second_step = "second step" if account.totp_secret else "password only"
        state = "active" if account.is_active else "deactivated"
        click.echo(f"{account.user_name}\t{account.role.value}\t{second_step}\t{state}")


@users.command("password")
@click.argument("user_name")
@click.option("--without-second-step", is_flag=True, help="Turn one-time codes off too: the phone is lost.")
@_PASSWORD
def set_password(user_name: str, without_second_step: bool, password: str) -> None:
    """Give USER_NAME a new password; ends their sessions."""
    with _database() as session:
        reset_password(
            session,
            user_name=user_name,
            password=password,
            keeps_totp=not without_second_step,
            now=datetime.now(UTC),
        )
    click.echo(f"{user_name}: has a new password.", err=True)


@users.command("deactivate")
@click.argument("user_name")
@click.option("--undo", is_flag=True, help="Activate the account again.")
def deactivate_user(user_name: str, undo: bool) -> None:
    """Shut USER_NAME out at once; nothing they did is lost."""
    with _database() as session:
        deactivate_account(session, user_name=user_name, is_active=undo, now=datetime.now(UTC))
    click.echo(f"{user_name}: {'active' if undo else 'deactivated'}.", err=True)


@users.command("role")
@click.argument("user_name")
@click.argument("role", type=ROLES)
def set_role(user_name: str, role: str) -> None:
    """Give USER_NAME another role."""
    with _database() as session:
        change_role(session, user_name=user_name, role=Role(role), now=datetime.now(UTC))
    click.echo(f"{user_name}: is now {role}.", err=True)


@users.command("languages")
@click.argument("user_name")
@click.option("--translates", multiple=True, type=LANGUAGES, help="May be given several times.")
@click.option("--reviews", multiple=True, type=LANGUAGES, help="Approves what others translated into it.")
def set_account_languages(user_name: str, translates: tuple[str, ...], reviews: tuple[str, ...]) -> None:
    """Say which languages USER_NAME translates into and which they review; without options, none."""
    with _database() as session:
        set_languages(
            session,
            user_name=user_name,
            translates=translates,
            reviews=reviews,
            now=datetime.now(UTC),
        )
    click.echo(f"{user_name}: translates {_list(translates)}; reviews {_list(reviews)}.", err=True)


def _list(languages: tuple[str, ...]) -> str:
    return ", ".join(languages) or "nothing"


@contextmanager
def _database() -> Iterator[Session]:
    """Open a transaction on the up-to-date database; what goes wrong is said in a sentence."""
    engine = make_engine(read_settings().database_url)
    upgrade_database(engine)
    try:
        with transaction(engine) as session:
            yield session
    except (AccountExists, AccountNotFound, PasswordTooWeak) as error:
        raise click.ClickException(_say(error)) from error
    finally:
        engine.dispose()


def _say(error: ElearnError) -> str:
    match error:
        case AccountExists():
            return f"There is an account {error.user_name} already."
        case AccountNotFound():
            return f"There is no account {error.user_name}."
        case PasswordTooWeak():
            return f"Use at least {error.minimum_length} characters, and not the user name."
    raise error
