"""A centre's server sends what waits to the central one, batch by batch."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.sync import ReleaseMark, Reply, ServerLink, SyncProblem
from elearn.formats.sync.lines import BadLine, BadSignature, read_line
from elearn.storage.sync_link import draw_moment
from elearn.usecases.pack_batch import Packed, pack_batch
from elearn.usecases.take_reply import take_reply

OpenSession = Callable[[], AbstractContextManager[Session]]


class SyncFailed(Exception):
    """The road is blocked; what was receipted before stays so."""

    def __init__(self, problem: SyncProblem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, kw_only=True)
class Own:
    """The side of this server: its database, its secret and its clock."""

    transaction: OpenSession
    reading: OpenSession
    secret: str
    clock: Callable[[], datetime]


def send_waiting(own: Own, link: ServerLink, *, post: Callable[[str], str]) -> tuple[ReleaseMark, ...]:
    """Send every attempt that waits, and keep each receipt as it comes.

    What the other server cannot take yet is sent once, and goes on waiting.

    Args:
        own: this side.
        link: the other side.
        post: brings a signed batch there and returns the signed reply; raises SyncFailed.

    Returns:
        The releases that are current there.

    Raises:
        SyncFailed: call it again later; it goes on where it stopped.

    """
    packed = _pack(own, link, None)
    while True:
        reply = _read(post(packed.line), link)
        with own.transaction() as session:
            if not take_reply(session, reply, link=link, now=own.clock()):
                raise SyncFailed(SyncProblem.ANSWER_UNREADABLE)
        if packed.last is not None:
            packed = _pack(own, link, packed)
        if packed.last is None:
            return reply.releases


def _pack(own: Own, link: ServerLink, before: Packed | None) -> Packed:
    after = before.last if before else None
    with own.transaction() as session:
        made_at = draw_moment(session, now=own.clock())
    with own.reading() as session:
        return pack_batch(session, centre_id=link.centre_id, secret=own.secret, after=after, made_at=made_at)


def _read(line: str, link: ServerLink) -> Reply:
    try:
        return read_line(line, Reply, link.server_key)
    except (BadSignature, BadLine) as error:
        raise SyncFailed(SyncProblem.ANSWER_UNREADABLE) from error
