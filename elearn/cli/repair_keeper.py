"""A server counts results anew by itself, a batch at a time, with pauses in which answers are saved."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from elearn.settings import Settings
from elearn.storage.engine import UNAVAILABLE, make_engine, reading, transaction
from elearn.usecases.finish_repairs import finish_repairs

LOOK_SECONDS = 20.0  # between looks whether something waits
PAUSE_SECONDS = 0.1  # between batches: who answers comes first


def keep_repairing(settings: Settings) -> None:
    """Begin to watch; ends with the process."""
    never = threading.Event()
    threading.Thread(target=watch, args=(settings, never.wait), daemon=True, name="repairs").start()


def watch(settings: Settings, wait: Callable[[float], bool]) -> None:
    """Look from time to time, and finish what waits, until a wait says that it is over."""
    engine = make_engine(settings.database_url)
    while not wait(LOOK_SECONDS):
        try:
            finish_repairs(
                partial(transaction, engine),
                partial(reading, engine),
                clock=lambda: datetime.now(UTC),
                may_go_on=lambda: not wait(PAUSE_SECONDS),
            )
        except UNAVAILABLE:
            continue
    engine.dispose()
