"""Group commit: answers of the same moment share one transaction, and so one wait for the disk."""

from collections import deque
from dataclasses import dataclass, field
from threading import Lock
from time import sleep

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from elearn.domain.attempts import ResponseChange
from elearn.storage.engine import writing
from elearn.storage.responses import save_together


def _taken_lock() -> Lock:
    lock = Lock()
    lock.acquire()
    return lock


@dataclass
class _Waiting:
    """A change, and the thread that brought it: asleep until it is told its outcome, or to lead."""

    change: ResponseChange
    outcome: bool | Exception | None = None
    asleep: Lock = field(default_factory=_taken_lock)  # an Event would cost ten times as much


class GroupCommit:
    """Saves answers: on SQLite in groups, elsewhere each in a transaction of its own (see ADR 6).

    Whoever finds nobody at it leads: it commits for all who came by the time that it is its turn to write,
    then calls the first of those who came meanwhile to lead the next group. Nobody waits for a third commit.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._is_shared = engine.dialect.name == "sqlite"
        self._waiting: deque[_Waiting] = deque()
        self._is_led = False
        self._lock = Lock()

    def save(self, change: ResponseChange) -> bool:
        """Return whether the answer is stored, once it is committed; False where it may not be changed."""
        if not self._is_shared:
            return self._commit([change])[0]
        own = _Waiting(change)
        with self._lock:
            self._waiting.append(own)
            leads, self._is_led = not self._is_led, True
        if not leads:
            own.asleep.acquire()  # until the leader is done with it, or it is called to lead
        if own.outcome is None:
            self._lead(own)
        if isinstance(own.outcome, Exception):
            raise own.outcome
        return bool(own.outcome)

    def _lead(self, own: _Waiting) -> None:
        try:
            group = self._commit_waiting()
        finally:
            self._call_next()
        for waiting in group:
            if waiting is not own:
                waiting.asleep.release()

    def _commit_waiting(self) -> list[_Waiting]:
        group: list[_Waiting] = []
        try:
            with writing(self._engine) as connection:
                sleep(0)  # whoever is ready to join comes now; it would run anyway, and alone nobody does
                group = self._take_waiting()
                outcomes = save_together(connection, [waiting.change for waiting in group])
        except Exception as error:
            group = group or self._take_waiting()
            self._settle_failed(group, error)
        else:
            for waiting, outcome in zip(group, outcomes, strict=True):
                waiting.outcome = outcome
        return group

    def _settle_failed(self, group: list[_Waiting], error: Exception) -> None:
        """Repeat each change alone, so that only the bad ones fail; unless the database itself failed."""
        is_repeatable = len(group) > 1 and not isinstance(error, OperationalError | TimeoutError)
        for waiting in group:
            waiting.outcome = self._try(waiting.change) if is_repeatable else error

    def _try(self, change: ResponseChange) -> bool | Exception:
        try:
            return self._commit([change])[0]
        except Exception as error:
            return error

    def _commit(self, changes: list[ResponseChange]) -> list[bool]:
        with writing(self._engine) as connection:
            return save_together(connection, changes)

    def _call_next(self) -> None:
        with self._lock:
            self._is_led = bool(self._waiting)
            if self._waiting:
                self._waiting[0].asleep.release()

    def _take_waiting(self) -> list[_Waiting]:
        with self._lock:
            group = list(self._waiting)
            self._waiting.clear()
        return group
