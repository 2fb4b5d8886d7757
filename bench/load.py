"""Drives many learners from one light process: each sends its next save when the last one is answered."""

import multiprocessing
import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from multiprocessing.connection import Connection


@dataclass(frozen=True)
class Load:
    """What the learners got: saves per second, and every latency in milliseconds, sorted."""

    rate: float
    latencies_ms: list[float]

    def percentile(self, share: float) -> float:
        """Latency in milliseconds that this share of saves stayed under."""
        return self.latencies_ms[min(len(self.latencies_ms) - 1, int(share * len(self.latencies_ms)))]


def drive(port: int, learners: list[list[bytes]], seconds: float) -> Load:
    """Let every learner send its requests over and over; each must be answered with 204."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(
        target=_drive, args=(port, learners, seconds, sending)
    )
    process.start()
    latencies = receiving.recv()
    process.join()
    return Load(len(latencies) / seconds, sorted(latencies))


class _Learner:
    def __init__(self, port: int, requests: list[bytes]) -> None:
        self.requests: Iterator[bytes] = cycle(requests)
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sent_at = 0.0

    def send(self) -> None:
        self.sent_at = time.perf_counter()
        self.socket.sendall(next(self.requests))

    def receive(self) -> float:
        answer = self.socket.recv(4096)
        if not answer.startswith(b"HTTP/1.1 204"):
            raise RuntimeError(f"not saved: {answer[:200]!r}")
        return (time.perf_counter() - self.sent_at) * 1000


def _drive(port: int, learners: list[list[bytes]], seconds: float, sending: Connection) -> None:
    waiting = selectors.DefaultSelector()
    for requests in learners:
        learner = _Learner(port, requests)
        waiting.register(learner.socket, selectors.EVENT_READ, learner)
        learner.send()
    latencies = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for key, _ in waiting.select(timeout=1):
            latencies.append(key.data.receive())
            key.data.send()
    sending.send(latencies)
