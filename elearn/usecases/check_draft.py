"""An editor sees what is wrong with a draft: everything that `elearn banks check` would say of its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.read_release import ReadRelease, read_release_files
from elearn.formats.bank_files.reference_contents import ReferenceContents
from elearn.formats.bank_files.write_entries import write_release
from elearn.storage.draft_files import list_draft_files
from elearn.storage.releases import list_release_media, load_contents, load_release_texts
from elearn.usecases.check_banks import check_release
from elearn.usecases.load_draft import LoadedDraft


@dataclass(frozen=True)
class CheckedDraft:
    """A draft as the release that it would be, and its defects."""

    release: ReadRelease
    defects: tuple[Defect, ...]


def check_draft(
    session: Session, loaded: LoadedDraft, reference: ReferenceContents, *, today: date
) -> CheckedDraft:
    """Write the draft as files and check them; a bank needs about half a second of CPU for this."""
    return check_files(write_draft(session, loaded), loaded, reference, today=today)


def check_files(
    files: Mapping[str, bytes], loaded: LoadedDraft, reference: ReferenceContents, *, today: date
) -> CheckedDraft:
    """Check a draft of which the files are written."""
    release = read_release_files(loaded.draft.bank_id, loaded.draft.base.release, files)
    return CheckedDraft(release, tuple(check_release(release, reference, today=today)))


def write_draft(session: Session, loaded: LoadedDraft) -> dict[str, bytes]:
    """Return the files of the release that the draft would be, with its recordings and pictures."""
    hashes = list_release_media(session, loaded.draft.base)
    changed = list_draft_files(session, loaded.draft.id)
    hashes = {path: each for path, each in (hashes | changed).items() if each is not None}
    contents = load_contents(session, set(hashes.values()))
    media = {path: contents[sha256] for path, sha256 in hashes.items()}
    return write_release(load_release_texts(session, loaded.draft.base), loaded.entries.values(), media)
