"""The road to the central server: HTTP by the standard library, certificates checked."""

from http.client import HTTPException
from ipaddress import ip_address
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from elearn.domain.attempts import ReleaseRef
from elearn.domain.centres import CentreId
from elearn.domain.sync import SyncProblem
from elearn.formats.bank_files.release_files import MAX_FILE_BYTES
from elearn.usecases.send_waiting import SyncFailed

PATIENCE = 60  # seconds without a byte
_LINE_BYTES = 4_000_000  # a reply, or the list of a release's files
_NOT_ACCEPTED = {401, 403, 404, 405}


class Road:
    """Brings batches there, and releases back."""

    def __init__(self, url: str, centre_id: CentreId) -> None:
        self._base = f"{url}/api/sync"
        self._centre_id = centre_id

    def post(self, line: str) -> str:
        """Bring a batch and return the reply; raises SyncFailed."""
        headers = {"Content-Type": "application/jose", "Accept": "application/jose"}
        request = Request(f"{self._base}/{self._centre_id}", line.encode(), headers)  # noqa: S310 - see is_safe_url
        return self._open(request, _LINE_BYTES).decode("ascii", "replace")

    def get_release(self, ref: ReleaseRef) -> str:
        """Return what a release consists of; raises SyncFailed."""
        address = f"{self._base}/releases/{quote(ref.bank_id, safe='')}/{quote(ref.release, safe='')}"
        return self._open(Request(address), _LINE_BYTES).decode("ascii", "replace")  # noqa: S310

    def get_file(self, sha256: str) -> bytes:
        """Return a file of a release; raises SyncFailed."""
        return self._open(Request(f"{self._base}/files/{sha256}"), MAX_FILE_BYTES)  # noqa: S310

    def _open(self, request: Request, limit: int) -> bytes:
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                content: bytes = answer.read(limit + 1)
                wanted = answer.headers.get("Content-Length")
        except HTTPError as error:
            with error:
                raise SyncFailed(_problem_of(error.code)) from error
        except (OSError, HTTPException) as error:
            raise SyncFailed(SyncProblem.NO_CONNECTION) from error
        if wanted is not None and len(content) < min(int(wanted), limit):
            raise SyncFailed(SyncProblem.NO_CONNECTION)  # cut in the middle
        if len(content) > limit:
            raise SyncFailed(SyncProblem.ANSWER_UNREADABLE)
        return content


def is_safe_url(url: str) -> bool:
    """Whether nobody on the way can read along: TLS, or this very computer."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.query or parts.fragment or not host or len(url) > 300:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _problem_of(status: int) -> SyncProblem:
    if status in _NOT_ACCEPTED:
        return SyncProblem.NOT_ACCEPTED
    return SyncProblem.SERVER_FAILED
