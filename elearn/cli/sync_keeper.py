"""A centre's server synchronises by itself: one thread watches, and a process of its own does the work.

The process takes its memory with it when it ends, and no request waits for it.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib import import_module
from multiprocessing import get_context

from sqlalchemy import Engine

from elearn.domain.sync import RETRY_AFTER, ServerLink
from elearn.settings import Settings
from elearn.storage.engine import UNAVAILABLE, make_engine, reading
from elearn.storage.sync_link import find_link
from elearn.storage.sync_outbox import has_waiting

LOOK_SECONDS = 3.0  # somebody may have pressed "Send now"
IDLE_SECONDS = 60.0  # between looks whether the server was connected meanwhile
AGAIN_SECONDS = RETRY_AFTER.total_seconds()  # after a round that broke off
MOST_SECONDS = 3600  # of one round: the first one may bring all releases
NEWS_AFTER = timedelta(hours=1)  # also ask for releases when nothing waits


def keep_synchronised(settings: Settings) -> None:
    """Begin to watch; ends with the process."""
    threading.Thread(target=_watch, args=(settings, threading.Event()), daemon=True, name="sync").start()


def _watch(settings: Settings, ended: threading.Event) -> None:
    engine = make_engine(settings.database_url)
    while True:
        is_connected, is_due = _look(engine)
        is_done = _work_apart(settings) if is_due else True
        ended.wait((LOOK_SECONDS if is_connected else IDLE_SECONDS) if is_done else AGAIN_SECONDS)


def _look(engine: Engine) -> tuple[bool, bool]:
    """Whether this server sends anywhere, and whether it is time to."""
    try:
        with reading(engine) as session:
            link = find_link(session)
            if link is None:
                return False, False
            return True, is_time(link, datetime.now(UTC), partial(has_waiting, session))
    except UNAVAILABLE:
        return False, False


def is_time(link: ServerLink, now: datetime, has_something: Callable[[], bool]) -> bool:
    """Whether to begin a round: somebody asked, something waits for long enough, or news may have come."""
    if link.is_asked:
        return True
    is_news_old = link.succeeded_at is None or now > link.succeeded_at + NEWS_AFTER
    return link.is_due(now) and (is_news_old or has_something())


def _work_apart(settings: Settings) -> bool:
    """Do one round; False where it broke off without noting why, as on a full disk."""
    process = get_context("spawn").Process(target=_work, args=(settings,), daemon=True)
    try:
        process.start()
    except OSError:  # no memory for another process
        return False
    process.join(MOST_SECONDS)
    if process.is_alive():
        process.terminate()
    return process.exitcode == 0


def _work(settings: Settings) -> None:
    import_module("elearn.cli.sync_work").synchronise(settings)
