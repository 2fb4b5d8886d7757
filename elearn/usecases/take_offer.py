"""A centre's server is offered a release by the central one: it waits for the files that it lacks."""

from sqlalchemy.orm import Session

from elearn.domain.sync import OfferedRelease
from elearn.formats.sync.contents import is_whole
from elearn.storage.releases import find_release_hash
from elearn.storage.sync_offers import Offer, save_offer


def take_offer(session: Session, offered: OfferedRelease) -> bool:
    """Wait for the release unless it is here; False where its files do not make it."""
    if not is_whole(offered):
        return False
    mark = offered.mark
    if find_release_hash(session, mark.ref) is None:
        files = {file.path: file.sha256 for file in offered.files}
        save_offer(session, Offer(ref=mark.ref, sha256=mark.sha256, files=files))
    return True
