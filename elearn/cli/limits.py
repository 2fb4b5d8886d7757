"""How many connections at once this computer lets the server have."""

import contextlib
import select
import sys

if sys.platform != "win32":
    import resource

CONNECTIONS = 1_000
OTHER_FILES = 200  # of the database, and connections in the turn of the loop that notices the limit
SELECTABLE = 500  # select() on Windows takes 512 sockets, and fails for all when there are more


def connection_limit() -> int:
    """Return how many connections the server may hold, after asking the system for as many as we like."""
    if not hasattr(select, "poll"):
        return SELECTABLE
    return max(1, min(CONNECTIONS, _open_files(CONNECTIONS + OTHER_FILES) - OTHER_FILES))


def _open_files(wanted: int) -> int:
    """Lift the soft limit: 256 on macOS is less than a room of browsers opens, 1024 is scant."""
    if sys.platform != "win32":  # which has no such limit
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft == resource.RLIM_INFINITY or soft >= wanted:
            return wanted
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
            return allowed
        return soft
    return wanted
