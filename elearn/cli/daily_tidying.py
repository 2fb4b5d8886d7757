"""A server that runs for months erases once a day who is to be erased, as each start does."""

import threading
from collections.abc import Callable

from elearn.cli.preparation import erase_leftovers
from elearn.settings import Settings
from elearn.storage.engine import UNAVAILABLE

DAY = 24 * 60 * 60.0  # seconds


def keep_tidy(settings: Settings) -> None:
    """Begin to tidy, a day from now on; ends with the process."""
    never = threading.Event()
    threading.Thread(
        target=tidy_daily, args=(settings, lambda: never.wait(DAY)), daemon=True, name="tidying"
    ).start()


def tidy_daily(settings: Settings, has_ended: Callable[[], bool]) -> None:
    """Tidy each time that the wait for the end was in vain; a database that is away is tidied another day."""
    while not has_ended():
        try:
            erase_leftovers(settings)
        except UNAVAILABLE:
            continue
