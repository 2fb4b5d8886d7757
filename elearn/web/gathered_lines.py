"""Lines that may wait a moment, written many at once: a write gives up the interpreter in mid-request."""

import atexit
from collections.abc import Callable
from threading import Event, Lock, Thread
from time import sleep

SECONDS = 0.1  # that a line waits at most; what a killed process had gathered is lost

Write = Callable[[str], object]


class GatheredLines:
    """Gathers lines from all threads; one of its own, begun with the first line, writes them."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._lines: list[str] = []
        self._lock = Lock()
        self._has_lines = Event()
        self._thread: Thread | None = None

    def add(self, line: str) -> None:
        """Keep a line (without its end) to be written soon."""
        with self._lock:
            is_first = not self._lines
            self._lines.append(line)
        if is_first:
            self._has_lines.set()
            self._start()

    def flush(self) -> None:
        """Write what there is now."""
        with self._lock:
            lines, self._lines = self._lines, []
        if lines:
            self._write("\n".join(lines))

    def _start(self) -> None:
        if self._thread is None:  # two threads at once would do no harm: both only flush
            self._thread = Thread(target=self._run, name="log lines", daemon=True)
            self._thread.start()
            atexit.register(self.flush)

    def _run(self) -> None:
        while True:
            self._has_lines.wait()
            self._has_lines.clear()
            sleep(SECONDS)
            self.flush()
