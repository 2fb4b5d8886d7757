"""Group commit: changes that wait at the same moment share one transaction, and so one wait for the disk."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from elearn.storage.engine import transaction

Result = TypeVar("Result")


@dataclass(frozen=True)
class _Change:
    work: Callable[[Session], Any]
    outcome: Future[Any] = field(default_factory=Future)


class GroupCommit:
    """Runs small changes: on SQLite in groups, elsewhere each in a transaction of its own (see ADR 6).

    Whoever comes first leads: it commits for all who came by the time that it is its turn to write. Who comes
    later waits for the next turn, and mostly finds its change committed by then.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._is_shared = engine.dialect.name == "sqlite"
        self._waiting: deque[_Change] = deque()
        self._lead = Lock()

    def run(self, work: Callable[[Session], Result]) -> Result:
        """Do the work in a transaction and return its result, once it is committed.

        Args:
            work: must bear to be repeated: it runs again, alone, when another change of its group fails.

        """
        if not self._is_shared:
            with transaction(self._engine) as session:
                return work(session)
        change = _Change(work)
        self._waiting.append(change)
        with self._lead:
            if not change.outcome.done():
                self._commit_waiting()
        result: Result = change.outcome.result(timeout=0)  # settled by now, or it never will be
        return result

    def _commit_waiting(self) -> None:
        group: list[_Change] = []
        try:
            with transaction(self._engine) as session:
                group = self._take_waiting()
                results = [change.work(session) for change in group]
        except Exception as error:
            self._settle_failed(group or self._take_waiting(), error)
        else:
            for change, result in zip(group, results, strict=True):
                change.outcome.set_result(result)

    def _settle_failed(self, group: list[_Change], error: Exception) -> None:
        """Repeat each change alone, so that only the bad ones fail; unless the database itself failed."""
        is_repeatable = len(group) > 1 and not isinstance(error, OperationalError | TimeoutError)
        for change in group:
            if is_repeatable:
                self._commit_alone(change)
            else:
                change.outcome.set_exception(error)

    def _commit_alone(self, change: _Change) -> None:
        try:
            with transaction(self._engine) as session:
                result = change.work(session)
        except Exception as error:
            change.outcome.set_exception(error)
        else:
            change.outcome.set_result(result)

    def _take_waiting(self) -> list[_Change]:
        return [self._waiting.popleft() for _ in range(len(self._waiting))]
