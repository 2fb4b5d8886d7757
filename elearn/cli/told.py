"""What goes wrong outside the program is a sentence and exit 1, whichever command it was."""

import errno
import io
import sys

import click

from elearn.settings import SettingUnusable
from elearn.storage.engine import UNAVAILABLE, UNUSABLE_URL


class ToldErrors(click.Group):
    """A group whose commands tell of files, settings and databases that fail them."""

    def invoke(self, context: click.Context) -> object:
        """Run the command."""
        _write_what_can_be_written()
        try:
            return super().invoke(context)
        except SettingUnusable as error:
            raise click.ClickException(str(error)) from error
        except UNUSABLE_URL as error:
            raise click.ClickException(f"ELEARN_DATABASE_URL cannot be used: {error}") from error
        except UNAVAILABLE as error:
            told = getattr(error, "orig", None) or error
            raise click.ClickException(f"The database does not answer: {str(told).strip()}") from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # Click ends quietly when nobody reads on
                raise
            raise click.ClickException(str(error)) from error


def _write_what_can_be_written() -> None:
    """Put "?" for letters that a redirected output cannot hold: on Windows it has a page of 256 of them."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
