"""A translator of a stale text sees the Russian that it was made from."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.entry_sources import source_text
from elearn.formats.bank_files.hashes import source_hash
from elearn.storage.drafts import list_revisions
from elearn.usecases.list_released_texts import list_released_texts
from elearn.usecases.load_draft import LoadedDraft


def find_translated_text(session: Session, loaded: LoadedDraft, key: EntryKey) -> EntryData | None:
    """Return the item as it was when it was translated; None if no kept text has the hash."""
    translation = loaded.entries.get(key)
    wanted = translation.data.get("source") if translation else None
    item = EntryKey(EntryKind.ITEM, key.id)
    texts = _kept_texts(session, loaded, item)
    return next((data for data in texts if source_hash(source_text(data)) == wanted), None)


def _kept_texts(session: Session, loaded: LoadedDraft, item: EntryKey) -> Iterator[EntryData]:
    """Yield every text of an item; those that cost most to read come last."""
    base, bank_id = loaded.base.get(item), loaded.draft.bank_id
    if base is not None:
        yield base.data
    yield from (each.data for each in list_revisions(session, bank_id, item) if each.data)
    released = list_released_texts(session, bank_id, item, file=base.file if base else "")
    yield from (each.entry.data for each in released if each.entry)
