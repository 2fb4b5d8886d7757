import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from elearn.cli import supervision
from elearn.cli.supervision import Supervision, WorkersFailed

#: A parent with two workers that write down their ids; one of them ignores the signal to stop.
PARENT = """
import os, signal, sys, time
from pathlib import Path
from elearn.cli import supervision

def work(folder):
    (Path(folder) / str(os.getpid())).touch()
    if sys.argv[1:] == ["deaf"]:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60)

if __name__ == "__main__":
    supervision.STOPPING_SECONDS = 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    supervision.Supervision(2, work, os.path.dirname(__file__)).keep_working()
"""


@contextmanager
def a_parent(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    (folder / "parent.py").write_text(PARENT)
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen([sys.executable, folder / "parent.py", *arguments], env=environment) as parent:
        try:
            wait_for(lambda: len(workers_in(folder)) == 2 or parent.poll() is not None)
            yield parent, workers_in(folder)
        finally:
            parent.kill()


def workers_in(folder: Path) -> list[int]:
    return [int(path.name) for path in folder.iterdir() if path.name.isdecimal()]


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # gone before it was opened, or before it was read
        return False


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@linux
def test_workers_end_when_their_parent_was_killed(tmp_path: Path) -> None:
    with a_parent(tmp_path) as (parent, workers):
        assert len(workers) == 2
        parent.kill()
        parent.wait()

    wait_for(lambda: not any(map(is_alive, workers)))


@linux
def test_a_worker_that_does_not_stop_is_killed(tmp_path: Path) -> None:
    with a_parent(tmp_path, "deaf") as (parent, workers):
        assert all(map(is_alive, workers))
        parent.send_signal(signal.SIGTERM)

        assert parent.wait(timeout=30) == 0
        assert not any(map(is_alive, workers))


@linux
def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    with a_parent(tmp_path) as (parent, workers):
        os.kill(workers[0], signal.SIGKILL)

        wait_for(lambda: len(workers_in(tmp_path)) == 3)
        parent.terminate()
        assert parent.wait(timeout=30) == 0


def test_workers_that_never_start_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervision, "WATCH_SECONDS", 0.05)
    monkeypatch.setattr(supervision, "STARTING_SECONDS", 600)  # however long a process takes to come and go

    with pytest.raises(WorkersFailed):
        Supervision(2, sys.exit, 1).keep_working()
