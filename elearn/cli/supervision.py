"""Several worker processes: started, started again when one dies, and ended together."""

import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from typing import Any

WATCH_SECONDS = 0.5
STARTING_SECONDS = 15  # who dies younger did not start
FAILED_STARTS = 3  # in a row: then none will start
STOPPING_SECONDS = 20  # less than a service manager waits


class WorkersFailed(Exception):
    """Workers end right after their start, again and again."""


class Supervision:
    """Keeps `count` processes at the same work."""

    def __init__(self, count: int, work: Callable[..., None], *arguments: Any) -> None:
        self._count = count
        self._work = work
        self._arguments = arguments
        self._born: dict[BaseProcess, float] = {}
        self._failed_starts = 0

    def keep_working(self) -> None:
        """Replace whoever dies, until a stop signal ends the caller; then end them all.

        Raises:
            WorkersFailed: they do not start.

        """
        try:
            while self._failed_starts < FAILED_STARTS:
                self._bury_dead()
                self._start_missing()
                time.sleep(WATCH_SECONDS)
            raise WorkersFailed
        finally:
            self._end()

    def _bury_dead(self) -> None:
        now = time.monotonic()
        for process, born in list(self._born.items()):
            if not process.is_alive():
                del self._born[process]
                self._failed_starts = self._failed_starts + 1 if now - born < STARTING_SECONDS else 0
            elif now - born > STARTING_SECONDS:
                self._failed_starts = 0

    def _start_missing(self) -> None:
        while len(self._born) < self._count and self._failed_starts < FAILED_STARTS:
            process = get_context("spawn").Process(target=_serve_parent, args=(self._work, *self._arguments))
            process.start()
            self._born[process] = time.monotonic()

    def _end(self) -> None:
        for process in self._born:
            process.terminate()
        deadline = time.monotonic() + STOPPING_SECONDS
        for process in self._born:
            process.join(max(0.0, deadline - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()


def _serve_parent(work: Callable[..., None], *arguments: Any) -> None:
    """Work as long as the parent lives: an orphan would hold the port against the next start."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work(*arguments)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)  # requests under way are finished first
        time.sleep(STOPPING_SECONDS)
        os._exit(1)
