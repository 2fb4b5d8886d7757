"""Starts the real server, and a bare one, on data folders that are thrown away."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SERVE = [sys.executable, "-c", "from elearn.app import main; main()", "serve", "--port", "0"]
BARE = [sys.executable, "-m", "bench.bare"]


@dataclass(frozen=True)
class Served:
    """A running server."""

    port: int
    process: subprocess.Popen[str]
    data: Path
    start_seconds: float

    def cpu_seconds(self) -> float:
        """CPU that the process has used so far, all threads, user and system."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_megabytes(self) -> float:
        """Memory that the process holds now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found.group(1)) / 1024 if found else 0.0


@contextmanager
def serving(command: list[str] = SERVE, data: Path | None = None) -> Iterator[Served]:
    """Start a server on a free port and stop it at the end."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = data or Path(scratch)
        environment = {
            **os.environ,
            "ELEARN_DATA": str(folder),
            "ELEARN_NEW_LEARNERS_PER_HOUR": "0",  # all learners of a bench have one address
            "PYTHONUNBUFFERED": "1",
        }
        begun = time.perf_counter()
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(
                command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
            )
        try:
            yield Served(_read_port(process), process, folder, time.perf_counter() - begun)
        finally:
            process.terminate()
            process.wait(timeout=20)
            if process.stdout:
                process.stdout.close()


def _read_port(process: subprocess.Popen[str]) -> int:
    for line in process.stdout or ():
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if found:
            return int(found.group(1))
    raise RuntimeError(f"the server ended with {process.wait()} before it served")
