"""One round of synchronisation: send what waits, fetch what is new, load it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Engine

from elearn.cli.sync_road import Road
from elearn.domain.sync import ServerLink, SyncProblem
from elearn.domain.sync_errors import NotConnected
from elearn.settings import Settings, asset_folder
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.sync_link import find_link, note_try
from elearn.storage.sync_offers import list_refused
from elearn.storage.sync_outbox import count_attempts
from elearn.usecases.fetch_releases import fetch_releases
from elearn.usecases.list_missing_files import list_missing_files
from elearn.usecases.load_banks import LoadResult
from elearn.usecases.load_offered_releases import load_offered_releases
from elearn.usecases.send_waiting import Own, SyncFailed, send_waiting

TRIES = 5
_PASSING = {SyncProblem.NO_CONNECTION, SyncProblem.SERVER_FAILED}


def own_side(engine: Engine, settings: Settings) -> Own:
    """Gather this server's side."""
    return Own(
        transaction=partial(transaction, engine),
        reading=partial(reading, engine),
        secret=settings.secret_key,
        clock=utc_now,
    )


def utc_now() -> datetime:
    """Look at the clock."""
    return datetime.now(UTC)


def synchronise(settings: Settings, *, pause: Callable[[float], None] = time.sleep) -> SyncProblem | None:
    """Do one round; where the connection is bad, go on a few times from where it stopped.

    Raises:
        NotConnected: this server sends nowhere.

    """
    engine = make_engine(settings.database_url)
    own = own_side(engine, settings)
    try:
        with own.reading() as session:
            link = find_link(session)
        if link is None:
            raise NotConnected
        problem = _load(own)  # what a USB stick brought
        if link.url:
            problem = _try_until_done(own, link, pause) or problem
        with own.transaction() as session:
            note_try(session, now=own.clock(), problem=problem)
        return problem
    finally:
        engine.dispose()


def load_what_came(own: Own) -> list[LoadResult]:
    """Load releases that are whole."""
    return load_offered_releases(own, folder=asset_folder("question_banks"))


def _try_until_done(own: Own, link: ServerLink, pause: Callable[[float], None]) -> SyncProblem | None:
    failures = 0
    while True:
        before = _measure(own)
        try:
            return _do_round(own, link)
        except SyncFailed as error:
            failures = 1 if _measure(own) > before else failures + 1  # who gets on does not fail
            if error.problem not in _PASSING or failures >= TRIES:
                return error.problem
        pause(2.0 ** (failures - 1))


def _do_round(own: Own, link: ServerLink) -> SyncProblem | None:
    road = Road(link.url, link.centre_id)
    marks = send_waiting(own, link, post=road.post)
    fetch_releases(own, link, marks, shelf=road)
    return _load(own)


def _load(own: Own) -> SyncProblem | None:
    is_refused = any(result.is_refused for result in load_what_came(own))
    with own.reading() as session:
        is_refused = is_refused or bool(list_refused(session))  # now or in an earlier round
    return SyncProblem.RELEASE_DEFECTIVE if is_refused else None


def _measure(own: Own) -> tuple[int, int]:
    """Measure how far it is: more sent, or fewer files missing, is more."""
    with own.reading() as session:
        return count_attempts(session).sent, -len(list_missing_files(session))
