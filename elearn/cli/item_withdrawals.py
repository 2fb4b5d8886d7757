"""Commands of `elearn items` about tasks with a mistake, and tasks to look at again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial

import click
from sqlalchemy import Engine

from elearn.domain.items import ItemId
from elearn.domain.withdrawal_errors import CheckRefused, DecisionRefused, ReasonMissing, UnknownItem
from elearn.domain.withdrawals import MAX_REASON_LENGTH, Decision
from elearn.settings import read_settings
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.schema import upgrade_database
from elearn.usecases.check_item import check_item
from elearn.usecases.decide_withdrawal import decide_withdrawal
from elearn.usecases.find_known_item import find_known_item
from elearn.usecases.find_withdrawal import find_withdrawal
from elearn.usecases.finish_repairs import finish_repairs
from elearn.usecases.list_due_items import list_due_items
from elearn.usecases.list_withdrawn_items import list_withdrawn_items
from elearn.usecases.withdraw_item import withdraw_item

_DECISIONS = click.Choice([each.value for each in Decision if each is not Decision.PENDING])


@click.command()
@click.argument("item_id", metavar="TASK")
@click.option("--reason", required=True, help=f"What is wrong, in up to {MAX_REASON_LENGTH} characters.")
@click.option(
    "--release", help="As it read in this release of its bank; without it, as learners have or had it."
)
def withdraw(item_id: str, reason: str, release: str | None) -> None:
    """Take TASK out of every new test at once; until `decide` it costs nobody anything."""
    with _database() as engine, transaction(engine) as session, _told(item_id):
        withdraw_item(
            session, item_id=ItemId(item_id), reason=reason, account_id=None, now=_now(), release=release
        )
    click.echo(f"{item_id}: withdrawn. Decide next: elearn items decide {item_id} ...", err=True)


@click.command()
@click.argument("item_id", metavar="TASK")
@click.argument("decision", type=_DECISIONS)
@click.option("--accept", multiple=True, help="With accept_both: another answer that counts as right.")
@click.option("--release", help="As it read in this release of its bank.")
def decide(item_id: str, decision: str, accept: tuple[str, ...], release: str | None) -> None:
    """Say what past answers to the withdrawn TASK count for, and count results anew. No result gets worse."""
    with _database() as engine:
        with transaction(engine) as session, _told(item_id):
            bank, item = find_known_item(session, ItemId(item_id), release)
            known = find_withdrawal(session, bank, item)
            if known is None:
                raise click.ClickException(f"{item_id} is not withdrawn.")
            decide_withdrawal(
                session,
                version=known.version,
                decision=Decision(decision),
                accepted=accept,
                account_id=None,
                now=_now(),
            )
        _count_anew(engine, known.version)


@click.command("list")
def list_all() -> None:
    """Print every withdrawn task with its decision and how many results were counted anew and changed."""
    with _database() as engine, reading(engine) as session:
        for each in list_withdrawn_items(session):
            recount = each.withdrawal.recount
            counts = f"{recount.done}/{recount.total} {recount.changed}"
            click.echo(f"{each.item.id} {each.withdrawal.decision.value} {counts} {each.withdrawal.reason}")


@click.command()
@click.argument("item_id", metavar="[TASK]", required=False)
@click.option("--next-review", type=click.DateTime(["%Y-%m-%d"]), help="When to look at it again.")
def check(item_id: str | None, next_review: datetime | None) -> None:
    """Note that TASK was found right today; without TASK print what waits, `!` for what has left exams."""
    with _database() as engine:
        if item_id is None:
            with reading(engine) as session:
                for each in list_due_items(session, today=_now().date()):
                    click.echo(f"{'!' if each.is_overdue else ' '} {each.item.id} {each.due_on}")
            return
        if next_review is None:
            raise click.UsageError("Say when to look at it again: --next-review 2027-11-22")
        with transaction(engine) as session, _told(item_id, "current release"):
            check_item(
                session, item_id=ItemId(item_id), review_by=next_review.date(), account_id=None, now=_now()
            )
        click.echo(f"{item_id}: checked, next review {next_review.date()}.", err=True)


def _count_anew(engine: Engine, version: str) -> None:
    stands = finish_repairs(
        partial(transaction, engine),
        partial(reading, engine),
        clock=_now,
        may_go_on=lambda: True,
        version=version,
    )
    if stands:
        click.echo(f"{stands.recount.done} results counted anew, {stands.recount.changed} changed.", err=True)


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def _told(item_id: str, releases: str = "release") -> Iterator[None]:
    """Put refusals into words; `releases`: where the task was looked for."""
    try:
        yield
    except UnknownItem as error:
        raise click.ClickException(f"No {releases} holds {item_id}.") from error
    except ReasonMissing as error:
        most = MAX_REASON_LENGTH
        raise click.ClickException(f"Say what is wrong, in up to {most} characters.") from error
    except DecisionRefused as error:
        told = "This cannot be decided: it would take marks back, or names no answer that the task offers."
        raise click.ClickException(told) from error
    except CheckRefused as error:
        raise click.ClickException("The next review is after today, within three years.") from error


@contextmanager
def _database() -> Iterator[Engine]:
    engine = make_engine(read_settings().database_url)
    try:
        upgrade_database(engine)
        yield engine
    finally:
        engine.dispose()
