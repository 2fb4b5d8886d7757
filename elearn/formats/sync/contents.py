"""Files of releases as lines: their content in Base64, checked against its hash."""

import base64
import hashlib
from collections.abc import Mapping

from elearn.domain.attempts import ReleaseRef
from elearn.domain.sync import FileContent, OfferedFile, OfferedRelease, ReleaseMark
from elearn.formats.bank_files.hashes import release_hash_of


def write_content(content: bytes) -> FileContent:
    """Write a file's content."""
    return FileContent(sha256=hashlib.sha256(content).hexdigest(), base64=base64.b64encode(content).decode())


def read_content(told: FileContent) -> bytes | None:
    """Return the content, None where it is not what its hash says."""
    try:
        content = base64.b64decode(told.base64, validate=True)
    except ValueError:
        return None
    return content if hashlib.sha256(content).hexdigest() == told.sha256 else None


def write_offer(ref: ReleaseRef, sha256: str, hash_by_path: Mapping[str, str]) -> OfferedRelease:
    """Say what a release consists of."""
    files = tuple(OfferedFile(path=path, sha256=digest) for path, digest in sorted(hash_by_path.items()))
    return OfferedRelease(mark=ReleaseMark(ref=ref, sha256=sha256), files=files)


def is_whole(offer: OfferedRelease) -> bool:
    """Whether these are the files of the release: its hash follows from theirs."""
    return release_hash_of({file.path: file.sha256 for file in offer.files}) == offer.mark.sha256
