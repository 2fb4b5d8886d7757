"""A line to the server, slow like a phone's: every byte waits and is counted, whoever asks for it.

Chromium's own throttling leaves out what a service worker loads, and connecting costs nothing there.
"""

import asyncio
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

_PACKET_BYTES = 1460
_FIRST_LINE = re.compile(rb"[A-Z]+ (\S+) HTTP/1\.1\r\n")
_Asked = list[str]  # the address that a connection was last asked for


@dataclass
class SlowLine:
    """Relays connections to the server; all of them share the bandwidth down, as on a phone."""

    server_port: int
    round_trip_seconds: float
    bytes_per_second: float
    port: int = 0
    received: Counter[str] = field(default_factory=Counter)  # bytes with headers, by address
    _free_at: float = 0.0

    def total_bytes(self) -> int:
        """All that came down so far."""
        return sum(self.received.values())

    async def serve(self, is_open: Callable[[], None]) -> None:
        """Relay until the task is cancelled; says when the port is known."""
        server = await asyncio.start_server(self._relay, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        is_open()
        await asyncio.Event().wait()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked: _Asked = [""]
        with suppress(asyncio.CancelledError):  # the end
            await asyncio.sleep(self.round_trip_seconds)  # the handshake
            back, there = await asyncio.open_connection("127.0.0.1", self.server_port)
            await asyncio.gather(
                _carry(reader, there, lambda part: self._send(part, asked)),
                _carry(back, writer, lambda part: self._receive(part, asked)),
            )

    def _send(self, part: bytes, asked: _Asked) -> float:
        found = _FIRST_LINE.match(part)
        if found:  # browsers ask a connection for one thing at a time
            asked[0] = found[1].decode()
        return time.monotonic() + self.round_trip_seconds / 2

    def _receive(self, part: bytes, asked: _Asked) -> float:
        self.received[asked[0]] += len(part)
        self._free_at = max(time.monotonic(), self._free_at) + len(part) / self.bytes_per_second
        return self._free_at + self.round_trip_seconds / 2


async def _carry(
    source: asyncio.StreamReader, target: asyncio.StreamWriter, arrival: Callable[[bytes], float]
) -> None:
    """Carry bytes one way; what is under way does not hold up what follows it."""
    under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    arriving = asyncio.create_task(_arrive(under_way, target))
    with suppress(ConnectionError):
        while part := await source.read(_PACKET_BYTES):
            await under_way.put((arrival(part), part))
    await under_way.put((0.0, b""))
    await arriving


async def _arrive(under_way: "asyncio.Queue[tuple[float, bytes]]", target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while True:
            arrival, part = await under_way.get()
            if not part:
                break
            await asyncio.sleep(max(0.0, arrival - time.monotonic()))
            target.write(part)
            await target.drain()
        target.close()


@contextmanager
def slow_line(
    server_port: int, *, round_trip_ms: float = 0.0, kilobits_per_second: float = 1e6
) -> Iterator[SlowLine]:
    """Open the line in a thread of its own, and close it at the end; without figures it only counts."""
    line = SlowLine(server_port, round_trip_ms / 1000, kilobits_per_second * 1000 / 8)
    started = threading.Event()
    ends: list[Callable[[], object]] = []

    async def relay() -> None:
        serving = asyncio.create_task(line.serve(started.set))
        loop = asyncio.get_running_loop()
        ends.append(lambda: loop.call_soon_threadsafe(serving.cancel))
        with suppress(asyncio.CancelledError):
            await serving

    thread = threading.Thread(target=lambda: asyncio.run(relay()))
    thread.start()
    started.wait()
    try:
        yield line
    finally:
        ends[0]()
        thread.join()
