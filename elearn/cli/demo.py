"""`elearn demo`: an example to look at."""

from datetime import UTC, datetime
from random import Random
from uuid import UUID

import click

from elearn.cli.database_work import prepare_database
from elearn.domain.errors import DatabaseInUse
from elearn.formats.reference import read_reference_books
from elearn.settings import asset_folder, read_settings
from elearn.storage.engine import make_engine, transaction
from elearn.usecases.fill_demo import fill_demo


@click.command()
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same example.")
def demo(seed: int) -> None:
    """Fill an empty database with example learners; prints their codes."""
    settings = read_settings()
    prepare_database(settings)
    books = read_reference_books(asset_folder("question_banks"))
    try:
        with transaction(make_engine(settings.database_url)) as session:
            learners = fill_demo(
                session,
                books=books,
                now=datetime.now(UTC),
                random=Random(seed),  # noqa: S311 - an example, not a secret
                new_id=_seeded_uuid7,
            )
    except DatabaseInUse as error:
        raise click.ClickException(
            "This database has learners already; the example needs an empty one."
        ) from error
    for learner in learners:
        click.echo(f"{learner.code}  {learner.attempts} attempts")


def _seeded_uuid7(moment: datetime, random: Random) -> UUID:
    """Make a UUIDv7 (RFC 9562) whose random bits come from the seed."""
    milliseconds = int(moment.timestamp() * 1000)
    value = (
        milliseconds << 80 | 0x7 << 76 | random.getrandbits(12) << 64 | 0b10 << 62 | random.getrandbits(62)
    )
    return UUID(int=value)
