"""`elearn items`: what is counted of the tasks, and what becomes of those with a mistake."""

import click

from elearn.cli.item_withdrawals import check, decide, list_all, withdraw
from elearn.domain.attempts import LearnerId
from elearn.settings import read_settings
from elearn.storage.engine import make_engine, transaction
from elearn.storage.item_tallies import forget_item_tallies
from elearn.storage.schema import upgrade_database
from elearn.usecases.recount_items import recount_items

BATCH = 50  # learners; others write between two batches


@click.group()
def items() -> None:
    """Look after tasks: withdraw one with a mistake, check one again, count statistics anew."""


for _command in (withdraw, decide, list_all, check):
    items.add_command(_command)


@items.command()
def recount() -> None:
    """Count the statistics of all tasks anew from the stored attempts.

    Needed once after the upgrade that brought them, and when scoring was repaired. The site may serve
    meanwhile; its statistics are whole when this ends. What erased learners told is not in them any more.
    """
    engine = make_engine(read_settings().database_url)
    upgrade_database(engine)
    with transaction(engine) as session:
        forget_item_tallies(session)
    after: LearnerId | None = None
    learners = 0
    while True:
        with transaction(engine) as session:
            done = recount_items(session, after=after, limit=BATCH)
        if not done:
            break
        learners, after = learners + len(done), done[-1]
    click.echo(f"{learners} learners counted.", err=True)
