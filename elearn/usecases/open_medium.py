"""A browser asks for a recording or picture by its hash."""

from sqlalchemy.orm import Session

from elearn.storage.releases import StoredMedia, load_media_file


def open_medium(session: Session, *, sha256: str) -> StoredMedia:
    """Return the file's type and bytes.

    Raises:
        UnknownMedium: no release holds it.

    """
    return load_media_file(session, sha256)
