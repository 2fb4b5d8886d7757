"""An editor sees how an entry read in every release of its bank, whoever had made it."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from elearn.domain.entries import Entry, EntryKey
from elearn.domain.entry_history import ReleasedText
from elearn.domain.items import BankId
from elearn.domain.publishing import release_number
from elearn.formats.bank_files.entry_files import find_in_file, prefix_of
from elearn.storage.released_files import ReleasedFiles, list_released_files
from elearn.storage.releases import load_contents


def list_released_texts(
    session: Session, bank_id: BankId, key: EntryKey, *, file: str = ""
) -> list[ReleasedText]:
    """List the releases in the order in which they were stored, each with the entry.

    `file` is where the entry most likely stands: the others are read only for releases that have it elsewhere
    or not at all. What releases share is read once.
    """
    releases = list_released_files(session, bank_id, prefix_of(key))
    releases.sort(key=lambda each: (each.loaded_at, release_number(each.release)))
    likely = {each.hashes[file]: file for each in releases if file in each.hashes}
    found = _read(session, key, likely)
    without = [each for each in releases if found.keys().isdisjoint(each.hashes.values())]
    others = {sha256: path for each in without for path, sha256 in each.hashes.items()}
    found |= _read(session, key, {sha256: path for sha256, path in others.items() if sha256 not in likely})
    return [_tell(each, found) for each in releases]


def _read(session: Session, key: EntryKey, paths: Mapping[str, str]) -> dict[str, Entry]:
    """Return the entry by the hash of every file that holds it."""
    contents = load_contents(session, paths) if paths else {}
    entries = {sha256: find_in_file(paths[sha256], content, key) for sha256, content in contents.items()}
    return {sha256: entry for sha256, entry in entries.items() if entry is not None}


def _tell(files: ReleasedFiles, found: Mapping[str, Entry]) -> ReleasedText:
    return ReleasedText(
        release=files.release,
        loaded_at=files.loaded_at,
        draft_id=files.draft_id,
        entry=next((found[sha256] for sha256 in files.hashes.values() if sha256 in found), None),
    )
