"""An editor sees what is wrong with a draft: everything that `elearn banks check` would say of its files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from elearn.domain.attempts import ReleaseRef
from elearn.domain.entries import Entry
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
    files = write_draft(session, loaded, loaded.entries.values())
    return check_files(files, loaded.draft.base, reference, today=today)


def check_files(
    files: Mapping[str, bytes], ref: ReleaseRef, reference: ReferenceContents, *, today: date
) -> CheckedDraft:
    """Check the files of a draft as those of a release."""
    release = read_release_files(ref.bank_id, ref.release, files)
    return CheckedDraft(release, tuple(check_release(release, reference, today=today)))


def write_draft(session: Session, loaded: LoadedDraft, entries: Iterable[Entry]) -> dict[str, bytes]:
    """Return the files of the release that these entries of the draft would be, with its media."""
    hashes = list_release_media(session, loaded.draft.base)
    changed = list_draft_files(session, loaded.draft.id)
    hashes = {path: each for path, each in (hashes | changed).items() if each is not None}
    contents = load_contents(session, set(hashes.values()))
    media = {path: contents[sha256] for path, sha256 in hashes.items()}
    return write_release(load_release_texts(session, loaded.draft.base), entries, media)
