"""The `elearn` command and its groups."""

import click

from elearn.cli.archive import backup, restore
from elearn.cli.banks import banks
from elearn.cli.centres import centres
from elearn.cli.database import db
from elearn.cli.demo import demo
from elearn.cli.media import media
from elearn.cli.serve import serve
from elearn.cli.told import ToldErrors
from elearn.cli.users import users


@click.group(cls=ToldErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="elearn")
def elearn() -> None:
    """Practice tests for the Russian integration exam."""


for command in (serve, banks, media, users, centres, db, backup, restore, demo):
    elearn.add_command(command)
