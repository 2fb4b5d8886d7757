"""Releases that were dated into the future begin by themselves, within seconds of their time."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Engine

from elearn.settings import Settings
from elearn.storage.engine import UNAVAILABLE, make_engine, reading, transaction
from elearn.usecases.has_due_releases import has_due_releases
from elearn.usecases.switch_due_releases import switch_due_releases

PAUSE = 5.0  # seconds; each look is two statements that find next to nothing


def keep_switching(settings: Settings) -> None:
    """Begin to look; ends with the process."""
    never = threading.Event()
    engine = make_engine(settings.database_url)
    arguments = (engine, lambda: never.wait(PAUSE), lambda: datetime.now(UTC))
    threading.Thread(target=switch_in_time, args=arguments, daemon=True, name="switching").start()


def switch_in_time(engine: Engine, has_ended: Callable[[], bool], clock: Callable[[], datetime]) -> None:
    """Look each time that the wait for the end was in vain; a database that is away is asked again."""
    while not has_ended():
        try:
            switch_now(engine, clock())
        except UNAVAILABLE:
            continue


def switch_now(engine: Engine, now: datetime) -> None:
    """Switch what is due; the writers' lock is asked for only where something is."""
    with reading(engine) as session:
        if not has_due_releases(session, now=now):
            return
    with transaction(engine) as session:
        switch_due_releases(session, now=now)
