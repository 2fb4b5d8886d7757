"""The `elearn` command and its groups, each imported when it is asked for: a start takes no other with it."""

from collections.abc import Mapping
from importlib import import_module

import click

from elearn.cli.told import ToldErrors

#: Command -> its module below elearn.cli; the object in it has the command's name.
COMMANDS: Mapping[str, str] = {
    "serve": "serve",
    "banks": "banks",
    "media": "media",
    "users": "users",
    "centres": "centres",
    "db": "database",
    "backup": "archive",
    "restore": "archive",
    "demo": "demo",
    "laws": "laws",
    "sync": "sync",
    "items": "items",
}


class LateCommands(ToldErrors):
    """A group that imports a command when somebody names it, after the recipe in Click's documentation."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, None where there is none of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"elearn.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return found


@click.group(cls=LateCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="elearn")
def elearn() -> None:
    """Practice tests for the Russian integration exam."""
