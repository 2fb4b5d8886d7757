"""Another server fetches a file of a release by its hash; banks are openly licensed, none is secret."""

from sqlalchemy.orm import Session

from elearn.domain.errors import UnknownMedium
from elearn.storage.sync_offers import load_release_file


def open_release_file(session: Session, *, sha256: str) -> bytes:
    """Return the content.

    Raises:
        UnknownMedium: no release has such a file.

    """
    content = load_release_file(session, sha256)
    if content is None:
        raise UnknownMedium(sha256=sha256)
    return content
