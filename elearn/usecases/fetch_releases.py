"""A centre's server fetches the releases that it lacks, file by file, from where it stopped."""

import hashlib
from collections.abc import Iterable
from typing import Protocol

from elearn.domain.attempts import ReleaseRef
from elearn.domain.sync import OfferedRelease, ReleaseMark, ServerLink, SyncProblem
from elearn.formats.sync.lines import BadLine, BadSignature, read_line
from elearn.storage.releases import find_release_hash
from elearn.storage.sync_offers import add_content, list_refused
from elearn.usecases.list_missing_files import list_missing_files
from elearn.usecases.send_waiting import Own, SyncFailed
from elearn.usecases.take_offer import take_offer


class Shelf(Protocol):
    """Where releases are had; both raise SyncFailed."""

    def get_release(self, ref: ReleaseRef) -> str:
        """Return the signed line that says what it consists of."""

    def get_file(self, sha256: str) -> bytes:
        """Return a file."""


def fetch_releases(own: Own, link: ServerLink, marks: Iterable[ReleaseMark], *, shelf: Shelf) -> None:
    """Fetch every file that is not here, but none of a refused release; each is kept as soon as it is.

    Raises:
        SyncFailed: call it again later; it goes on where it stopped.

    """
    for mark in marks:
        with own.reading() as session:
            is_known = find_release_hash(session, mark.ref) is not None or mark in list_refused(session)
        if not is_known:
            _take(own, link, mark, shelf)
    with own.reading() as session:
        missing = list_missing_files(session)
    for sha256 in missing:
        content = shelf.get_file(sha256)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise SyncFailed(SyncProblem.ANSWER_UNREADABLE)
        with own.transaction() as session:
            add_content(session, sha256, content)


def _take(own: Own, link: ServerLink, mark: ReleaseMark, shelf: Shelf) -> None:
    try:
        offered = read_line(shelf.get_release(mark.ref), OfferedRelease, link.server_key)
    except (BadSignature, BadLine) as error:
        raise SyncFailed(SyncProblem.ANSWER_UNREADABLE) from error
    with own.transaction() as session:
        if offered.mark != mark or not take_offer(session, offered):
            raise SyncFailed(SyncProblem.ANSWER_UNREADABLE)
