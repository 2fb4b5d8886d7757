"""A centre's server reads the file that the central one answered with."""

from collections.abc import Iterable
from dataclasses import dataclass

from elearn.domain.sync import OfferedRelease, Reply, ServerLink
from elearn.domain.sync_errors import FileUnusable
from elearn.formats.sync.lines import BadLine, BadSignature, read_any_line
from elearn.storage.sync_link import note_try
from elearn.usecases.send_waiting import Own
from elearn.usecases.take_offer import take_offer
from elearn.usecases.take_release_file import take_release_file
from elearn.usecases.take_reply import take_reply


@dataclass
class ReadReply:
    """How many lines were of use: replies, releases and files of them; and how many were not."""

    replies: int = 0
    parts: int = 0
    unreadable: int = 0


def read_reply_lines(own: Own, link: ServerLink, lines: Iterable[str]) -> ReadReply:
    """Keep receipts, offers and files of releases, line by line; the same file again changes nothing.

    Raises:
        FileUnusable: not one line is of our central server and for us.

    """
    read = ReadReply()
    for line in lines:
        if line.strip():
            _take(own, link, line, read)
    if not read.replies and not read.parts:
        raise FileUnusable
    with own.transaction() as session:
        note_try(session, now=own.clock(), problem=None)
    return read


def _take(own: Own, link: ServerLink, line: str, read: ReadReply) -> None:
    try:
        told = read_any_line(line, link.server_key)
    except (BadSignature, BadLine):
        read.unreadable += 1
        return
    with own.transaction() as session:
        if isinstance(told, Reply):
            is_of_use = take_reply(session, told, link=link, now=own.clock())
            read.replies += is_of_use
        elif isinstance(told, OfferedRelease):
            is_of_use = take_offer(session, told)
            read.parts += is_of_use
        else:
            is_of_use = take_release_file(session, told)
            read.parts += is_of_use
    read.unreadable += not is_of_use
