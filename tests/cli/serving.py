"""The real server, started as people start it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.browser import Browser

ELEARN = [sys.executable, "-c", "from elearn.app import main; main()"]


@dataclass
class Served:
    port: int
    process: subprocess.Popen[str]
    said: list[str]
    browsers: list[Browser] = field(default_factory=list)

    def browser(self, like: Browser | None = None) -> Browser:
        """Open a browser, with the cookies of another one if it is the same person's."""
        cookies, token = (like.cookies, like.token) if like else ({}, "")
        self.browsers.append(Browser(self.port, cookies=dict(cookies), token=token))
        return self.browsers[-1]


def elearn(data: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*ELEARN, *arguments],
        env=environment(data),
        capture_output=True,
        text=True,
        check=check,
        timeout=600,
    )


@contextmanager
def serving(
    data: Path, *options: str, port: int = 0, command: Sequence[str] = ELEARN, folder: Path | None = None
) -> Iterator[Served]:
    """Serve until the end; `command` may be another installation, started in `folder`."""
    with (data / "server.log").open("a") as log:
        process = subprocess.Popen(
            [*command, "serve", "--port", str(port), *options],
            env=environment(data),
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert process.stdout
    said: list[str] = []
    browsers: list[Browser] = []
    try:
        yield Served(_read_port(process, said, data), process, said, browsers)
    finally:
        for browser in browsers:
            browser.close()
        process.terminate()
        said += process.stdout.readlines()
        process.stdout.close()
        process.wait(timeout=120)


def _read_port(process: subprocess.Popen[str], said: list[str], data: Path) -> int:
    assert process.stdout
    for line in process.stdout:
        said.append(line)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if found:
            return int(found.group(1))
    raise AssertionError(f"the server did not start:\n{(data / 'server.log').read_text()}")


def environment(data: Path) -> dict[str, str]:
    """What a process of this installation is told."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ours = {"ELEARN_DATA": str(data), "PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "error"}
    return {**inherited, **ours, "ELEARN_NEW_LEARNERS_PER_HOUR": "0"}  # one address for all browsers
