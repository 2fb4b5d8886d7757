"""The central server reads the file that a centre's server wrote."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from elearn.domain.centres import CentreId
from elearn.domain.sync import Batch, ReceiptState, ReleaseMark
from elearn.domain.sync_errors import FileUnusable
from elearn.formats.sync.contents import write_content
from elearn.formats.sync.lines import BadLine, BadSignature, find_sender, read_line, write_line
from elearn.storage.releases import list_current_marks, list_marks
from elearn.storage.sync_offers import list_release_files, load_release_file
from elearn.usecases.find_accepted_key import find_accepted_key
from elearn.usecases.offer_release import offer_release
from elearn.usecases.receive_batch import receive_batch
from elearn.usecases.send_waiting import Own


@dataclass
class ReadFile:
    """What became of a file: a reply to each batch, lines that nobody could read, and what is there."""

    replies: list[str] = field(default_factory=list)
    unreadable: int = 0
    states: Counter[ReceiptState] = field(default_factory=Counter)
    known: tuple[ReleaseMark, ...] = ()  # releases that the centre's server has


def receive_lines(
    own: Own, lines: Iterable[str], *, draw_id: Callable[[], UUID], only: CentreId | None = None
) -> ReadFile:
    """Take in every whole line of the file; a line cut in half is left out, and sent again next time.

    Args:
        own: this side.
        lines: of the file.
        draw_id: makes new ids.
        only: the centre that brings it; None: an administrator does, and any centre is right.

    Raises:
        FileUnusable: not one line is of a centre that is accepted.

    """
    read = ReadFile()
    for line in lines:
        batch = _open(own, line, only) if line.strip() else None
        if batch is None:
            read.unreadable += bool(line.strip())
            continue
        reply = receive_batch(own.transaction, batch, draw_id=draw_id, now=own.clock())
        read.states.update(receipt.state for receipt in reply.receipts)
        read.replies.append(write_line(reply, own.secret))
        read.known = batch.releases
    if not read.replies:
        raise FileUnusable
    return read


def write_down_lines(own: Own, read: ReadFile) -> Iterator[str]:
    """Yield the replies, then every current release that the centre lacks, with the files that it lacks."""
    yield from read.replies
    known = {mark.ref for mark in read.known}
    with own.reading() as session:
        shared = [mark.ref for mark in list_marks(session) if mark in read.known]
        there = {sha256 for ref in shared for sha256 in list_release_files(session, ref).values()}
        lacking = [mark.ref for mark in list_current_marks(session) if mark.ref not in known]
        offers = [offer_release(session, ref=ref) for ref in lacking]
    for offer in offers:
        yield write_line(offer, own.secret)
    for sha256 in dict.fromkeys(file.sha256 for offer in offers for file in offer.files):
        if sha256 not in there:
            with own.reading() as session:
                content = load_release_file(session, sha256)
            yield write_line(write_content(content or b""), own.secret)


def _open(own: Own, line: str, only: CentreId | None) -> Batch | None:
    centre_id = find_sender(line)
    if centre_id is None or only not in {None, centre_id}:
        return None
    with own.reading() as session:
        key = find_accepted_key(session, centre_id=centre_id)
    try:
        batch = read_line(line, Batch, key) if key else None
    except (BadSignature, BadLine):
        return None
    return batch if batch and batch.centre_id == centre_id else None
