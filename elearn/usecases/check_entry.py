"""An editor sees at each field what is wrong with it, while typing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.domain.reference import ReferenceBooks
from elearn.formats.bank_files.check_entries import check_one
from elearn.formats.bank_files.checks.context import CheckContext
from elearn.storage.draft_files import list_draft_files
from elearn.storage.laws import list_acts
from elearn.storage.releases import list_release_media, load_contents
from elearn.usecases.load_draft import LoadedDraft


def check_entry(
    session: Session, loaded: LoadedDraft, key: EntryKey, books: ReferenceBooks, *, today: date
) -> Mapping[str, list[str]]:
    """Return the defects of an entry by field; "" for all of it."""
    registered = {act.law.id: act.law for act in list_acts(session)}
    context = CheckContext(books=replace(books, laws={**books.laws, **registered}), today=today)
    media = _load_files(session, loaded, key) if key.kind is EntryKind.MEDIUM else {}
    by_field: dict[str, list[str]] = {}
    for defect in check_one(loaded.entries, loaded.draft.bank_id, key, context, media):
        by_field.setdefault(defect.field, []).append(defect.message)
    return by_field


def _load_files(session: Session, loaded: LoadedDraft, key: EntryKey) -> dict[str, bytes]:
    """Load the files of a medium as the draft has them."""
    hashes = list_release_media(session, loaded.draft.base) | list_draft_files(session, loaded.draft.id)
    own = {path: sha256 for path in _paths(loaded.entries.get(key)) if (sha256 := hashes.get(path))}
    contents = load_contents(session, set(own.values()))
    return {path: contents[sha256] for path, sha256 in own.items() if sha256 in contents}


def _paths(medium: Entry | None) -> set[str]:
    files = medium.data.get("files") if medium else None
    found = files if isinstance(files, list | tuple) else ()
    return {str(file.get("path")) for file in found if isinstance(file, Mapping)}
