"""The database before the site serves: its schema, the shipped banks, and nobody's leftovers."""

from datetime import UTC, datetime
from importlib import import_module
from multiprocessing import get_context

import click
from uuid6 import uuid7

from elearn.cli.switching import switch_now
from elearn.domain.rooms import OutageId
from elearn.settings import Settings, asset_folder
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.revision import is_current
from elearn.storage.sync_offers import forget_refusals
from elearn.usecases.has_new_laws import has_new_laws
from elearn.usecases.has_new_releases import has_new_releases
from elearn.usecases.note_outages import note_outages
from elearn.usecases.prune_learners import prune_learners
from elearn.usecases.prune_people import prune_people


def prepare_to_serve(settings: Settings) -> None:
    """Prepare the database, in a process of its own where there is something to load.

    Reading the banks takes a hundred megabytes, which a server would never give back.
    """
    if _is_up_to_date(settings):
        tidy_up(settings)
        return
    process = get_context("spawn").Process(target=_prepare_in_a_child, args=(settings,), daemon=True)
    process.start()
    process.join()
    if process.exitcode != 0:
        raise click.ClickException("The database could not be prepared; what is wrong stands above.")


def _prepare_in_a_child(settings: Settings) -> None:
    """Migrate and load; what that takes is imported here alone, so that other starts are quick."""
    import_module("elearn.cli.database_work").bring_up_to_date(settings)
    tidy_up(settings)


def _is_up_to_date(settings: Settings) -> bool:
    engine = make_engine(settings.database_url)
    try:
        if not is_current(engine):
            return False
        with reading(engine) as session:
            folder = asset_folder("question_banks")
            return not (has_new_laws(session, folder=folder) or has_new_releases(session, folder=folder))
    finally:
        engine.dispose()


def tidy_up(settings: Settings) -> None:
    """Erase leftovers, let due releases begin, note which sessions ran, forget what was refused."""
    erase_leftovers(settings)
    engine = make_engine(settings.database_url)
    switch_now(engine, datetime.now(UTC))
    with transaction(engine) as session:
        forget_refusals(session)
        if noted := note_outages(session, now=datetime.now(UTC), new_id=lambda: OutageId(uuid7())):
            click.echo(
                f"{noted} sessions were running when the server stopped: their clocks waited.", err=True
            )
    engine.dispose()


def erase_leftovers(settings: Settings) -> None:
    """Erase learners who kept nothing, and people who did not come for as long as their centre keeps them."""
    engine = make_engine(settings.database_url)
    now = datetime.now(UTC)
    if erased := prune_learners(lambda: transaction(engine), now=now):
        click.echo(f"Erased {erased} learners who kept nothing for 30 days.", err=True)
    if erased := prune_people(lambda: transaction(engine), now=now):
        click.echo(f"Erased {erased} people who did not come any more.", err=True)
    engine.dispose()
