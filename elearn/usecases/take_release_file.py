"""A file of an offered release arrives at a centre's server."""

from sqlalchemy.orm import Session

from elearn.domain.sync import FileContent
from elearn.formats.sync.contents import read_content
from elearn.storage.sync_offers import add_content, list_offers


def take_release_file(session: Session, told: FileContent) -> bool:
    """Keep the file if a release waits for it; False where it is not what its hash says."""
    content = read_content(told)
    if content is None:
        return False
    if any(told.sha256 in offer.files.values() for offer in list_offers(session)):
        add_content(session, told.sha256, content)
    return True
