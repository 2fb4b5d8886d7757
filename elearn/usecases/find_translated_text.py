"""A translator of a stale text sees the Russian that it was made from."""

from sqlalchemy.orm import Session

from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.entry_sources import source_text
from elearn.formats.bank_files.hashes import source_hash
from elearn.storage.drafts import list_revisions
from elearn.usecases.load_draft import LoadedDraft


def find_translated_text(session: Session, loaded: LoadedDraft, key: EntryKey) -> EntryData | None:
    """Return the item as it was when it was translated; None if no kept text has the hash."""
    translation = loaded.entries.get(key)
    wanted = translation.data.get("source") if translation else None
    item = EntryKey(EntryKind.ITEM, key.id)
    base = loaded.base.get(item)
    texts = [base.data] if base else []
    texts += [each.data for each in list_revisions(session, loaded.draft.bank_id, item) if each.data]
    return next((data for data in texts if source_hash(source_text(data)) == wanted), None)
