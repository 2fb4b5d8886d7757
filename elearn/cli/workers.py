"""The production server's processes: waitress on one shared socket, stopped gracefully."""

import contextlib
import gc
import logging
import select
import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn

import waitress

from elearn.cli.allocator import keep_memory_small
from elearn.cli.connections import KeepAliveChannel
from elearn.cli.limits import connection_limit
from elearn.cli.supervision import Supervision
from elearn.settings import Settings

THREADS = 16  # most wait for the disk most of their time; the more wait, the more share a commit
HEADER_BYTES = 16_384  # browsers send one or two thousand; waitress would take a quarter of a megabyte
IDLE_SECONDS = 60  # a stalled client costs a connection, never a thread: waitress reads before it dispatches

ApplicationFactory = Callable[[Settings], Any]


def run_workers(
    create_app: ApplicationFactory, settings: Settings, listening: socket.socket, count: int
) -> None:
    """Serve until SIGTERM or Ctrl+C; requests under way are finished first.

    Raises:
        WorkersFailed: of several workers, none starts.

    """
    if count == 1:
        _work(create_app, settings, listening)
        return
    signal.signal(signal.SIGTERM, _stop)
    with contextlib.suppress(KeyboardInterrupt, SystemExit):
        Supervision(count, _work, create_app, settings, listening).keep_working()


def _work(create_app: ApplicationFactory, settings: Settings, listening: socket.socket) -> None:
    signal.signal(signal.SIGTERM, _stop)
    keep_memory_small()  # again: who serves may be another process than who prepared
    application = create_app(settings)
    gc.freeze()  # what is there now stays: no collection looks through it again
    # A warning for each request that waits its turn cost a quarter of all CPU with fifty busy learners.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = waitress.create_server(
        application,
        sockets=[listening],
        threads=THREADS,
        connection_limit=connection_limit(),
        max_request_header_size=HEADER_BYTES,
        channel_timeout=IDLE_SECONDS,
        asyncore_use_poll=hasattr(select, "poll"),
        ident=None,
        clear_untrusted_proxy_headers=False,  # the app believes them only when told, see web/security.py
    )
    server.channel_class = KeepAliveChannel
    with contextlib.suppress(KeyboardInterrupt):
        server.run()  # returns after a stop signal, when the requests under way are answered


def _stop(signal_number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)
