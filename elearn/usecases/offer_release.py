"""The central server says what a release consists of, so that another one can fetch what it lacks."""

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.errors import ReleaseNotFound
from elearn.domain.sync import OfferedRelease
from elearn.formats.sync.contents import write_offer
from elearn.storage.releases import find_release_hash
from elearn.storage.sync_offers import list_release_files


def offer_release(session: Session, *, ref: ReleaseRef) -> OfferedRelease:
    """Return the files of a release by name and hash.

    Raises:
        ReleaseNotFound: it is not in the database.

    """
    sha256 = find_release_hash(session, ref)
    if sha256 is None:
        raise ReleaseNotFound(bank_id=ref.bank_id, release=ref.release)
    return write_offer(ref, sha256, list_release_files(session, ref))
