"""A release in the database becomes files again, byte for byte."""

from pathlib import Path

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.errors import ReleaseAltered
from elearn.formats.bank_files.release_files import collect_files
from elearn.storage.releases import load_release_files


def export_release(session: Session, *, ref: ReleaseRef, folder: Path) -> Path:
    """Write the release to `<folder>/<bank>/<release>` and return that folder.

    Raises:
        ReleaseNotFound: it is not in the database.
        ReleaseAltered: the folder holds this release with other content; nothing is written.

    """
    target = folder / ref.bank_id / ref.release
    files = load_release_files(session, ref)
    there, _ = collect_files(target)
    is_inside = all((target / name).resolve().is_relative_to(target.resolve()) for name in files)
    if not is_inside or (there and there != files):
        raise ReleaseAltered(bank_id=ref.bank_id, release=ref.release)
    for name, content in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
    return target
