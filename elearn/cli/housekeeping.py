"""What a server does by itself beside answering, in threads that end with its process."""

from elearn.cli.daily_tidying import keep_tidy
from elearn.cli.repair_keeper import keep_repairing
from elearn.cli.switching import keep_switching
from elearn.settings import Settings


def keep_house(settings: Settings) -> None:
    """Begin due releases, finish counting anew, erase daily who is due.

    Several processes may do so at once: each change is guarded in the database, and a look costs little.
    """
    keep_tidy(settings)
    keep_repairing(settings)
    keep_switching(settings)
