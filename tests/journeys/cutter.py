"""A bad network between browser and server: it resets, answers in the server's place, and dawdles, by lot."""

import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from socketserver import BaseRequestHandler, ThreadingTCPServer

FATES = ("pass", "reset before", "reset after", "reset within", "fail", "slow")
_FAILURE = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_RESET = struct.pack("ii", 1, 0)  # close sends RST, as a phone's network does that is gone


@dataclass
class Cutter:
    """Whether saves are cut now, and what became of them."""

    upstream: int
    random: Random
    methods: tuple[bytes, ...] = (b"PUT ",)
    port: int = 0
    is_bad: bool = False
    fates: Counter[str] = field(default_factory=Counter)

    def choose(self, head: bytes) -> str:
        """Draw the fate of a request; a browser's pages pass, since it would try them again."""
        if not self.is_bad or not head.startswith(self.methods):
            return "pass"
        fate = self.random.choice(FATES)
        self.fates[fate] += 1
        return fate


@contextmanager
def cutting(upstream: int, seed: int, methods: tuple[bytes, ...] = (b"PUT ",)) -> Iterator[Cutter]:
    """Stand between a browser and the server at this port."""
    cutter = Cutter(upstream, Random(seed), methods)

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                _serve(self.request, cutter)

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        cutter.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield cutter
        server.shutdown()


def _serve(client: socket.socket, cutter: Cutter) -> None:
    request = _read_request(client)
    if not request:
        return None
    fate = cutter.choose(request)
    if fate == "reset before":
        return _reset(client)
    if fate == "fail":
        return client.sendall(_FAILURE)
    if fate == "slow":
        time.sleep(0.1)
    answer = _ask(request, cutter.upstream)
    if fate == "reset after":
        return _reset(client)
    if fate == "reset within":
        client.sendall(answer[: len(answer) // 2])
        return _reset(client)
    return client.sendall(answer)


def _read_request(client: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        part = client.recv(65536)
        if not part:
            return b""
        request += part
    head, _, body = request.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    length = int(lengths[0].partition(b":")[2]) if lengths else 0
    while len(body) < length:
        body += client.recv(65536)
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + body


def _ask(request: bytes, port: int) -> bytes:
    with socket.create_connection(("127.0.0.1", port)) as upstream:
        upstream.sendall(request)
        return b"".join(iter(lambda: upstream.recv(65536), b""))


def _reset(client: socket.socket) -> None:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    client.close()
