"""Is there anything to load? Answered by hashes alone, without reading what is in the files."""

from pathlib import Path

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import BankId
from elearn.formats.bank_files.folders import list_release_folders
from elearn.formats.bank_files.hashes import release_hash
from elearn.formats.bank_files.release_files import collect_files
from elearn.storage.releases import find_release_hash


def has_new_releases(session: Session, *, folder: Path) -> bool:
    """Whether the folder question_banks has a release that the database does not have as it is there."""
    return any(
        find_release_hash(session, ReleaseRef(bank_id=BankId(path.parent.name), release=path.name))
        != release_hash(collect_files(path)[0])
        for path in list_release_folders(folder)
    )
